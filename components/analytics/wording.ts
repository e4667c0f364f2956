import type { useFormatter } from 'next-intl'
import type { Input, Series } from '#lib/analytics/contract.ts'

type Format = ReturnType<typeof useFormatter>

/** A period by its own name: `17 Agustus 2024`, `Agustus 2024`, `Q3 2024`, `2024`. Dates are days, so UTC throughout. */
export function periodName(
  format: Format,
  date: string,
  frequency: Series['frequency'],
  month: 'short' | 'long' = 'short',
): string {
  const day = new Date(`${date}T00:00:00Z`)
  if (frequency === 'yearly') return date.slice(0, 4)
  if (frequency === 'quarterly') return `Q${Math.floor(day.getUTCMonth() / 3) + 1} ${date.slice(0, 4)}`
  if (frequency === 'monthly') return format.dateTime(day, { month, year: 'numeric', timeZone: 'UTC' })
  return format.dateTime(day, { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' })
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

export const delimiterNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' } as const

/** Where a file has no categories, its one series is called by the column that it is in. */
export const seriesName = ({ category }: Series, { columns }: Pick<Input, 'columns'>): string =>
  columns.category === null && columns.value !== null ? columns.value : category || '—'

type SeasonPlace = { place: number; effect: number }
type Season = { strongest: SeasonPlace; weakest: SeasonPlace; relative: boolean }

/** The ends of the season, counted from 0, and how far from the usual they lie: as a share where that makes sense. */
export function seasonOf({ seasonality, stats }: Series): Season | null {
  if (!('indices' in seasonality) || seasonality.indices.length < 2) return null
  const { kind, indices } = seasonality
  const relative = kind === 'multiplicative' || stats.mean > 0
  const effects = indices.map((index, place) => ({
    place,
    effect: kind === 'multiplicative' ? index - 1 : relative ? index / stats.mean : index,
  }))
  const strongest = effects.reduce((top, it) => (it.effect > top.effect ? it : top))
  const weakest = effects.reduce((low, it) => (it.effect < low.effect ? it : low))
  return { strongest, weakest, relative }
}

/** A place in a season by its name: `Agustus`, `Senin`, `Q3`. Weeks of the year have none but their number. */
export function placeName(format: Format, place: number, frequency: Series['frequency']): string {
  if (frequency === 'monthly')
    return format.dateTime(new Date(Date.UTC(2024, place, 1)), { month: 'long', timeZone: 'UTC' })
  // The first of January 2024 was a Monday.
  if (frequency === 'daily')
    return format.dateTime(new Date(Date.UTC(2024, 0, 1 + place)), { weekday: 'long', timeZone: 'UTC' })
  return frequency === 'quarterly' ? `Q${place + 1}` : format.number(place + 1)
}
