import type { Language } from './routing.ts'

const regions = { id: 'id-ID', en: 'en-US' } as const

/** `Rp16.500` in Indonesian, `Rp16,500` in English: Intl would put a space or the code `IDR` there, which nobody writes. */
export function rupiah(amount: number, language: Language): string {
  const digits = new Intl.NumberFormat(regions[language], { maximumFractionDigits: 0 }).format(Math.abs(amount))
  return `${amount < 0 ? '−' : ''}Rp${digits}`
}

/** `USD 1.234,50` in Indonesian, `USD 1,234.50` in English. */
export function usd(amount: number, language: Language): string {
  const figures = { minimumFractionDigits: 2, maximumFractionDigits: 2 }
  const digits = new Intl.NumberFormat(regions[language], figures).format(Math.abs(amount))
  return `${amount < 0 ? '−' : ''}USD ${digits}`
}
