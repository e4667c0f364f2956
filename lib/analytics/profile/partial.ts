import type { Options } from '../options.ts'
import type { Precision } from '../read/date.ts'
import type { RawSeries } from '../series.ts'
import { firstDayOf, periodOf } from './calendar.ts'
import type { Days } from './days.ts'

/**
 * Whether the sums of the last period look unfinished: the rows carry days, periods are coarser, and after the last row of
 * the file more days of its period are left than rows usually leave between them (three times the mean distance, and a tenth
 * of the period). One series that reaches into that period is enough, whichever it is.
 */
export function lastPeriodIsPartial(
  { days, precisions }: { days: Days; precisions: ReadonlySet<Precision> },
  series: readonly RawSeries[],
  { aggregate }: Pick<Options, 'aggregate'>,
): boolean {
  if (aggregate !== 'sum' || !precisions.has('day') || precisions.size > 1) return false
  const distinct = new Set(days.day)
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (const day of distinct) {
    first = Math.min(first, day)
    last = Math.max(last, day)
  }
  const distance = (last - first) / distinct.size
  return series.some(({ frequency, first: begins, values }) => {
    const period = periodOf(last, frequency)
    if (frequency === 'daily' || begins + values.length - 1 !== period) return false
    // One row per period carries the period's first or any day by convention; nothing is unfinished there.
    if (distinct.size <= values.length * 1.5) return false
    const end = firstDayOf(period + 1, frequency)
    const left = end - 1 - last
    return left > 3 * distance && left > (end - firstDayOf(period, frequency)) / 10
  })
}
