import type { Language } from './routing.ts'

const regions = { id: 'id-ID', en: 'en-US' } as const
type Digits = { min?: number; max?: number }

/** A decimal text in the figures of a language, without losing a digit on the way through a binary number. */
export function decimalText(value: string, language: Language, { min = 0, max = 20 }: Digits = {}): string {
  const digits = { minimumFractionDigits: min, maximumFractionDigits: max }
  const written = new Intl.NumberFormat(regions[language], digits).format(
    value.replace(/^-/, '') as Intl.StringNumericLiteral,
  )
  return value.startsWith('-') ? `−${written}` : written
}
