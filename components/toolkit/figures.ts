import { useLocale, useTranslations } from 'next-intl'
import { decimalText } from '#lib/i18n/figures.ts'
import type { Language } from '#lib/i18n/routing.ts'

const words = {
  units: 'units',
  cm: 'cm',
  kg: 'kg',
  cartons: 'cartons',
  pieces: 'pieces',
  RT: 'RT',
  'cm³/kg': 'cm3kg',
  years: 'years',
  days: 'days',
  count: 'count',
  periods: 'periods',
  m3: 'm3',
  t: 't',
  quarters: 'quarters',
} as const
const isWord = (unit: string): unit is keyof typeof words => Object.hasOwn(words, unit)

/** What stands before and after a figure. Amounts in any currency, and bare numbers, have neither. */
export type UnitSigns = { before: string; after: string }

export function useUnits(): (unit: string) => UnitSigns {
  const t = useTranslations('toolkit.units')
  return (unit) => {
    if (unit === 'IDR') return { before: 'Rp', after: '' }
    if (unit === 'USD') return { before: 'USD', after: '' }
    if (unit === '%') return { before: '', after: '%' }
    return { before: '', after: isWord(unit) ? t(words[unit]) : '' }
  }
}

/** `Rp16.500`, `USD 1.234,50`, `12,5 %` and `12.5%`, `40 cm`. The figure keeps the decimals that it comes with. */
export function withUnit(value: string, { before, after }: UnitSigns, language: Language): string {
  const places = value.split('.')[1]?.length ?? 0
  const sign = value.startsWith('-') ? '−' : ''
  const figure = decimalText(value.replace('-', ''), language, { min: Math.min(places, 20) })
  const gap = after && !(after === '%' && language === 'en') ? '\u00a0' : ''
  return `${sign}${before}${before === 'USD' ? '\u00a0' : ''}${figure}${gap}${after}`
}

/** Writes figures with their units in the language of the page. */
export function useFigures(): (value: string, unit: string) => string {
  const language = useLocale()
  const signs = useUnits()
  return (value, unit) => withUnit(value, signs(unit), language)
}
