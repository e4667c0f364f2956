import type { useFormatter } from 'next-intl'
import type { Series } from '#lib/analytics/contract.ts'

type Format = ReturnType<typeof useFormatter>

/** A period by its own name: `17 Agustus 2024`, `Agustus 2024`, `Q3 2024`, `2024`. Dates are days, so UTC throughout. */
export function periodName(format: Format, date: string, frequency: Series['frequency']): string {
  const day = new Date(`${date}T00:00:00Z`)
  if (frequency === 'yearly') return date.slice(0, 4)
  if (frequency === 'quarterly') return `Q${Math.floor(day.getUTCMonth() / 3) + 1} ${date.slice(0, 4)}`
  if (frequency === 'monthly') return format.dateTime(day, { month: 'short', year: 'numeric', timeZone: 'UTC' })
  return format.dateTime(day, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
}

/** Three digits or more, as many decimals as that takes and no more: `54.812`, `3,27`, `0,00451`. */
export function figure(format: Format, value: number): string {
  return Math.abs(value) >= 100
    ? format.number(value, { maximumFractionDigits: 0 })
    : format.number(value, { maximumSignificantDigits: 3 })
}

/** A share with its sign: `+8,5 %`. Beyond a thousand per cent decimals say nothing. */
export const signedShare = (format: Format, share: number): string =>
  format.number(share, {
    style: 'percent',
    maximumFractionDigits: Math.abs(share) >= 1 ? 0 : 1,
    signDisplay: 'exceptZero',
  })

export const share = (format: Format, value: number): string =>
  format.number(value, { style: 'percent', maximumFractionDigits: Math.abs(value) >= 1 ? 0 : 1 })

export function fileSize(format: Format, bytes: number): string {
  if (bytes < 1000) return format.number(bytes, { style: 'unit', unit: 'byte' })
  if (bytes < 1_000_000)
    return format.number(bytes / 1000, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 })
  return format.number(bytes / 1_000_000, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 })
}

export const directionOf = ({ trend }: Series) => ('slope' in trend ? trend.direction : null)
export const forecastOf = ({ forecast }: Series) => (forecast && 'points' in forecast ? forecast : null)
