import type { Language } from '../shared.ts'

/**
 * Reads a number as Indonesians and as English readers write it: `1.234,5` and `1,234.5` are both 1234.5.
 * With both marks present the last one is the decimal mark. One mark alone, followed by exactly three figures
 * (`1.500`), could be either: there the language decides. Currency signs, units and spaces around it do not matter.
 * Null where no number can be made of it.
 */
export function readNumber(text: string, language: Language): number | null {
  const bare = text
    .normalize('NFKC')
    .replace(/[−–]/g, '-')
    .replace(/^\s*([+-]?)\s*(?:rp\.?|idr|usd|us\$|\$)\s*/i, '$1')
    .replace(/(?<=\d)[\s']+(?=\d{3}(?!\d))/g, '')
    .replace(/\s*(%|persen|percent|juta|miliar|million|billion)?[\s\p{L}]*$/u, '')
    .trim()
  const [, sign = '', body = ''] = /^([+-]?)([\d.,]+)$/.exec(bare) ?? []
  const plain = plainFigures(body, language)
  return plain === null ? null : Number(`${sign}${plain}`)
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
