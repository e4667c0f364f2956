import { readDecimal } from '../i18n/read-number.ts'
import type { Language } from '../i18n/routing.ts'

/** A value of a list, with the name that was written before it; `read` is null where no number can be made of it. */
export type ListItem = { label: string; read: string | null }

const STARTS_A_NUMBER = /^(?:rp\.?|idr|usd|us\$|\$)?[-+−–]?[\d.,]*\d/i
const CURRENCY = /^(?:rp\.?|idr|usd|us\$|\$)$/i

/**
 * One value a line, as people keep their lists: `Jepang 1.250`. Several figures side by side are read as a list only where
 * there is but one line: in a table they could be a year and its value.
 */
export function readList(text: string, language: Language): ListItem[] {
  const lines = text.split(/[\r\n;]+/).flatMap((line) => line.trim() || [])
  const words = lines.length === 1 ? (lines[0] ?? '').split(/\s+/) : []
  const side = words.length > 1 && words.every((word) => STARTS_A_NUMBER.test(word))
  return (side ? words : lines).map((line) => readLine(line, language))
}

function readLine(line: string, language: Language): ListItem {
  const words = line.split(/\s+/)
  const at = words.findIndex((word) => STARTS_A_NUMBER.test(word))
  if (at < 0) return { label: '', read: null }
  const names = words.slice(0, at).filter((word) => !CURRENCY.test(word))
  const label = names.join(' ').replace(/(?<![\s:=–-])[\s:=–-]+$/, '')
  return { label, read: readDecimal(words.slice(at).join(' '), language) }
}
