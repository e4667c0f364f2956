import type { Series } from '#lib/analytics/contract.ts'

export type ForecastPoint = Extract<NonNullable<Series['forecast']>, { model: string }>['points'][number]

export type ChartRow = {
  date: string
  /** Null where the period was left empty: the line breaks there. */
  value?: number | null
  filled?: boolean
  outlier?: boolean
  forecast?: number
  band80?: [lower: number, upper: number]
  band95?: [lower: number, upper: number]
}

/** Past and future in one list; the last known value is where the forecast starts, so that the lines meet. */
export function chartRows(points: Series['points'], forecast: ForecastPoint[]): ChartRow[] {
  const past: ChartRow[] = points.map(({ date, value, filled, outlier }) => ({
    date,
    value,
    filled: filled !== null,
    outlier,
  }))
  const last = past.at(-1)
  if (last && typeof last.value === 'number' && forecast.length > 0) {
    last.forecast = last.value
    last.band80 = [last.value, last.value]
    last.band95 = [last.value, last.value]
  }
  return [
    ...past,
    ...forecast.map(
      ({ date, value, lower_80, upper_80, lower_95, upper_95 }): ChartRow => ({
        date,
        forecast: value,
        band80: [lower_80, upper_80],
        band95: [lower_95, upper_95],
      }),
    ),
  ]
}

const ticksMax = 6

/** At most six labels: the first period of every so many years, or evenly spread where there are few years. */
export function chartTicks(rows: ChartRow[], frequency: Series['frequency']): { dates: string[]; yearly: boolean } {
  const firstOfYear = rows.filter(({ date }, at) => at > 0 && date.slice(0, 4) !== rows[at - 1]?.date.slice(0, 4))
  const yearly = frequency === 'yearly' || firstOfYear.length >= 3
  const candidates = frequency === 'yearly' || !yearly ? rows : firstOfYear
  const step = Math.ceil(candidates.length / ticksMax)
  return { dates: candidates.filter((_, at) => at % step === 0).map(({ date }) => date), yearly }
}

/** Where nothing falls below zero, neither does the axis. */
export const lowestOf = (rows: ChartRow[]): number =>
  rows.reduce((low, row) => Math.min(low, row.value ?? 0, row.band95?.[0] ?? 0), 0)

/** The highest point of the forecast, where it is not simply its end: a line that only rises has no peak. */
export function peakOf(forecast: ForecastPoint[]): ForecastPoint | undefined {
  const peak = forecast.reduce<ForecastPoint | undefined>(
    (top, it) => (!top || it.value > top.value ? it : top),
    undefined,
  )
  return peak && peak !== forecast[0] && peak !== forecast.at(-1) ? peak : undefined
}
