import type { Options } from '../options.ts'
import type { Precision } from '../read/date.ts'
import type { RawSeries } from '../series.ts'
import { firstDayOf, periodOf } from './calendar.ts'
import type { Days } from './days.ts'

/**
 * Whether the sums of the last period look unfinished: the rows carry days, periods are coarser, and after the last row
 * more days of its period are left than rows usually leave between them (three times the mean distance, and a tenth of the
 * period).
 */
export function lastPeriodIsPartial(
  { days, precisions }: { days: Days; precisions: ReadonlySet<Precision> },
  series: readonly RawSeries[],
  { aggregate }: Pick<Options, 'aggregate'>,
): boolean {
  const [typical] = series
  if (aggregate !== 'sum' || !typical) return false
  const { frequency } = typical
  if (frequency === 'daily' || !precisions.has('day') || precisions.size > 1) return false
  const distinct = new Set(days.day)
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (const day of distinct) {
    first = Math.min(first, day)
    last = Math.max(last, day)
  }
  const period = periodOf(last, frequency)
  const length = firstDayOf(period + 1, frequency) - firstDayOf(period, frequency)
  const left = firstDayOf(period + 1, frequency) - 1 - last
  // One row per period carries the period's first or any day by convention; nothing is unfinished there.
  if (distinct.size <= typical.values.length * 1.5) return false
  return left > 3 * ((last - first) / distinct.size) && left > length / 10
}
