import type { Language } from './routing.ts'

/**
 * Reads a number as Indonesians and as English readers write it: `1.234,5` and `1,234.5` are both 1234.5.
 * With both marks present the last one is the decimal mark. One mark alone, followed by exactly three figures
 * (`1.500`), could be either: there the language decides. Currency signs, units and spaces around it do not matter.
 * Null where no number can be made of it.
 */
export function readNumber(text: string, language: Language): number | null {
  const decimal = readPlain(text, language)
  return decimal === null ? null : Number(decimal)
}

/** Longer than anybody writes a number. */
const LONGEST = 100

const scales: readonly [word: RegExp, zeros: number][] = [
  [/(?<=\d)\s*(?:ribu|rb|thousand|k)(?!\p{L})[\s\p{L}.]*$/iu, 3],
  [/(?<=\d)\s*(?:juta|jt|million)(?!\p{L})[\s\p{L}.]*$/iu, 6],
  [/(?<=\d)\s*(?:miliar|milyar|billion)(?!\p{L})[\s\p{L}.]*$/iu, 9],
]

/** The same as decimal text that keeps every digit, in plain figures: `1,5 juta` is `1500000`. */
export function readDecimal(text: string, language: Language): string | null {
  const written = text.trim()
  if (written.length > LONGEST) return null
  const scale = scales.find(([word]) => word.test(written))
  const plain = readPlain(scale ? written.replace(scale[0], '') : written, language)
  if (plain === null) return null
  const [whole = '', fraction = ''] = plain.split('.')
  const zeros = scale?.[1] ?? 0
  const digits = fraction.padEnd(zeros, '0')
  const rest = digits.slice(zeros).replace(/(?<!0)0+$/, '')
  return `${whole}${digits.slice(0, zeros)}`.replace(/^(-?)\+?0+(?=\d)/, '$1').replace(/^\+/, '') + (rest && `.${rest}`)
}

function readPlain(text: string, language: Language): string | null {
  const normal = text.trim().normalize('NFKC')
  if (normal.length > LONGEST) return null
  const bare = normal
    .trim()
    .replace(/[−–]/g, '-')
    .replace(/^([+-]?)\s*(?:rp\.?|idr|usd|us\$|\$)\s*/i, '$1')
    .replace(/(?<=\d)[\s']+(?=\d{3}(?!\d))/g, '')
    .replace(/(?<![\s\p{L}])[\s\p{L}]+$/u, '')
    .replace(/%$/, '')
    .trim()
  const [, sign = '', body = ''] = /^([+-]?)([\d.,]+)$/.exec(bare) ?? []
  const plain = plainFigures(body, language)
  return plain === null ? null : `${sign}${plain}`
}

function plainFigures(body: string, language: Language): string | null {
  if (/^\d+$/.test(body)) return body
  const decimal = decimalMark(body, language)
  const thousands = decimal === ',' ? '.' : ','
  const [whole = '', fraction = '', ...more] = body.split(decimal)
  if (more.length || fraction.includes(thousands)) return null
  const groups = whole.split(thousands)
  const grouped =
    groups.length === 1 || (/^\d{1,3}$/.test(groups[0] ?? '') && groups.slice(1).every((g) => /^\d{3}$/.test(g)))
  const digits = groups.join('')
  return grouped && /\d/.test(digits + fraction) ? `${digits || '0'}.${fraction || '0'}` : null
}

function decimalMark(body: string, language: Language): ',' | '.' {
  const comma = body.lastIndexOf(',')
  const dot = body.lastIndexOf('.')
  if (comma >= 0 && dot >= 0) return comma > dot ? ',' : '.'
  const mark = comma >= 0 ? ',' : '.'
  const other = mark === ',' ? '.' : ','
  if (body.indexOf(mark) !== body.lastIndexOf(mark)) return other
  const couldGroup = /^[1-9]\d{0,2}[.,]\d{3}$/.test(body)
  return couldGroup ? (language === 'id' ? ',' : '.') : mark
}
