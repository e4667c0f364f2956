export type NumberReason = 'value-missing' | 'value-unreadable' | 'value-out-of-range'

/** One text read under both conventions; NaN where it makes no sense under one of them. */
export type NumberReading = { point: number; comma: number; reason: NumberReason | null }

/** Beyond this, whole numbers are no longer exact in a double (IEEE 754), so two different ones would become equal. */
const magnitudeMax = Number.MAX_SAFE_INTEGER
const textMax = 64

const missing = new Set(['', '-', '--', '—', '–', '.', 'n/a', 'na', 'nan', 'null', 'nil', 'none', 'kosong', '#n/a'])
const infinite = new Set(['inf', 'infinity', '∞'])
const currencies = [
  'rp.',
  'rp',
  'idr',
  'us$',
  'usd',
  '$',
  's$',
  'sgd',
  '€',
  'eur',
  '£',
  'gbp',
  '¥',
  'jpy',
  'cny',
  'rmb',
  'myr',
  'rm',
  'aud',
]
const scales: readonly (readonly [word: string, exponent: number])[] = [
  ['triliun', 12], ['trilyun', 12], ['trillion', 12], ['miliar', 9], ['milyar', 9], ['billion', 9], ['juta', 6], ['jt', 6],
  ['million', 6], ['ribu', 3], ['rb', 3], ['thousand', 3],
] // biome-ignore format: a table

/**
 * Reads a number as people in Indonesia and elsewhere write it: `1234.5`, `1.234,5`, `1,234.5`, `Rp 1.000`, `USD 1,000`,
 * `(1,200)` = −1200, `1,2 juta`, `12 %` = 12 (the sign is a unit), `1 234,56`, `1.5e3`.
 *
 * Returns both readings because one text alone cannot always say which was meant: `1.500` is 1.5 where the point is the
 * decimal mark and 1500 where it groups thousands. The column as a whole decides (`settleDecimal`). Blank, `-` and `n/a`
 * are `value-missing`; what is not finite, or larger than 2^53 − 1, is `value-out-of-range`.
 *
 * @example readNumber('1.234,56') // { point: NaN, comma: 1234.56, reason: null }
 * @example readNumber('1.500')    // { point: 1.5, comma: 1500, reason: null }
 */
export function readNumber(text: string): NumberReading {
  const simple = readSimple(text)
  if (simple !== null) return simple
  if (text.length > textMax) return refused('value-unreadable')
  const word = text.trim().toLowerCase()
  if (missing.has(word)) return refused('value-missing')
  const parts = undress(word)
  if (parts === null) return refused('value-unreadable')
  if (infinite.has(parts.mantissa)) return refused('value-out-of-range')
  const point = evaluate(parts, '.', ',')
  const comma = evaluate(parts, ',', '.')
  if (Number.isNaN(point) && Number.isNaN(comma)) return refused('value-unreadable')
  if (!inRange(point) && !inRange(comma)) return refused('value-out-of-range')
  return { point: inRange(point) ? point : Number.NaN, comma: inRange(comma) ? comma : Number.NaN, reason: null }
}

export const inRange = (value: number): boolean => Math.abs(value) <= magnitudeMax

const refused = (reason: NumberReason): NumberReading => ({ point: Number.NaN, comma: Number.NaN, reason })

const POINT = 46
const COMMA = 44

/**
 * The common case, digit by digit: an optional minus, up to 15 digits, at most one mark. Exact: up to 15 digits fit a
 * double, and so does the power of ten that divides them, so the quotient is the nearest double to the text.
 */
function readSimple(text: string): NumberReading | null {
  const negative = text.charCodeAt(0) === 45
  const from = negative ? 1 : 0
  let digits = 0
  let markAt = -1
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 48 && code <= 57) digits = digits * 10 + (code - 48)
    else if (markAt === -1 && (code === POINT || code === COMMA)) markAt = at
    else return null
  }
  const count = text.length - from - (markAt === -1 ? 0 : 1)
  if (count < 1 || count > 15) return null
  const whole = negative && digits !== 0 ? -digits : digits
  if (markAt === -1) return { point: whole, comma: whole, reason: null }
  const decimals = text.length - markAt - 1
  const before = markAt - from
  const grouped = decimals === 3 && before >= 1 && before <= 3 && text.charCodeAt(from) !== 48
  const value = whole / 10 ** decimals
  const other = grouped ? whole : Number.NaN
  return text.charCodeAt(markAt) === POINT
    ? { point: value, comma: other, reason: null }
    : { point: other, comma: value, reason: null }
}

type Parts = { negative: boolean; mantissa: string; exponent: number }

/** Takes off what surrounds the digits: brackets, signs, currency, scale words, percent, spaces. */
function undress(word: string): Parts | null {
  let rest = word
  let negative = false
  let exponent = 0
  if (rest.startsWith('(') && rest.endsWith(')')) {
    negative = true
    rest = rest.slice(1, -1).trim()
  }
  const signed = takeSign(rest)
  const undressed = takeCurrency(signed.rest)
  const inner = takeSign(undressed)
  if (signed.sign && inner.sign) return null
  if (signed.sign === '-' || inner.sign === '-') {
    if (negative) return null
    negative = true
  }
  rest = inner.rest
  for (const [scale, power] of scales)
    if (rest.endsWith(scale)) {
      exponent = power
      rest = rest.slice(0, -scale.length).trimEnd()
      break
    }
  if (rest.endsWith('%')) rest = rest.slice(0, -1).trimEnd()
  if (rest.endsWith(',-')) rest = rest.slice(0, -2)
  return { negative, mantissa: rest, exponent }
}

function takeSign(text: string): { sign: '' | '+' | '-'; rest: string } {
  const first = text[0]
  if (first === '-' || first === '−' || first === '–') return { sign: '-', rest: text.slice(1).trimStart() }
  if (first === '+') return { sign: '+', rest: text.slice(1).trimStart() }
  return { sign: '', rest: text }
}

function takeCurrency(text: string): string {
  for (const mark of currencies) {
    if (text.startsWith(mark)) return text.slice(mark.length).trimStart()
    if (text.endsWith(mark)) return text.slice(0, -mark.length).trimEnd()
  }
  return text
}

/** The value when `decimal` is the decimal mark and `group` may group thousands; NaN when the text does not fit that. */
function evaluate({ negative, mantissa, exponent }: Parts, decimal: string, group: string): number {
  const e = mantissa.indexOf('e')
  const power = e === -1 ? 0 : readExponent(mantissa.slice(e + 1))
  const digits = e === -1 ? mantissa : mantissa.slice(0, e)
  const at = digits.indexOf(decimal)
  const fraction = at === -1 ? '' : digits.slice(at + 1)
  const whole = ungroup(at === -1 ? digits : digits.slice(0, at), group)
  if (whole === null || Number.isNaN(power) || !allDigits(fraction)) return Number.NaN
  if (whole === '' && fraction === '') return Number.NaN
  // Text, not multiplication: 1.1 × 10⁹ is not 1.1e9 in floating point.
  const value = Number(`${whole || '0'}.${fraction || '0'}e${power + exponent}`)
  return negative && value !== 0 ? -value : value
}

function readExponent(text: string): number {
  const digits = text.startsWith('+') || text.startsWith('-') ? text.slice(1) : text
  return digits !== '' && digits.length <= 5 && allDigits(digits) ? Number(text) : Number.NaN
}

/** `1.234.567` → `1234567`: groups of exactly three after a first group of one to three, not led by 0; or no groups. */
function ungroup(whole: string, group: string): string | null {
  if (allDigits(whole)) return whole
  for (const mark of [group, ' ', '\u00a0', '\u202f', "'"]) {
    if (!whole.includes(mark)) continue
    const groups = whole.split(mark)
    const [first = '', ...others] = groups
    const fits = first.length >= 1 && first.length <= 3 && !first.startsWith('0') && allDigits(first)
    return fits && others.every((part) => part.length === 3 && allDigits(part)) ? groups.join('') : null
  }
  return null
}

function allDigits(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return false
  }
  return true
}
