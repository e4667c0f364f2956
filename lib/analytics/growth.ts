import type { Options } from './options.ts'
import { dayOf, firstDayOf, isoDate, periodOf, periodsPerYear } from './profile/calendar.ts'
import { origin, type Series } from './series.ts'
import { sum } from './stats.ts'

export type GrowthMeasure = 'total' | 'cagr' | 'periodOnPeriod' | 'yearOnYear' | 'last3' | 'last12'
/** Why a growth cannot be said: too little history, no or negative value to grow from, a missing period, a sign that turns. */
export type GrowthReason =
  | 'too-short'
  | 'from-zero'
  | 'from-negative'
  | 'missing-period'
  | 'to-negative'
  | 'out-of-range'
export type Growth = Record<GrowthMeasure, number | null> & { reasons: Partial<Record<GrowthMeasure, GrowthReason>> }

/**
 * How much a series grew, as shares (0.39 is +39 %), always from the earlier to the later period:
 * `total` last ÷ first − 1; `cagr` the same per year (from one year on); `periodOnPeriod` last ÷ the one before;
 * `yearOnYear` last ÷ the same period a year before; `last3` and `last12` the sum of the last 3 or 12 periods ÷ the sum of
 * the 3 or 12 before them. Where rows are added up (`aggregate` sum), what was interpolated was never traded and is not in
 * these sums; a span of nothing else is a `missing-period`. What cannot be said is null, with the reason.
 *
 * @example growthOf(monthly([100, 100, 139]), 'sum').total // 0.39
 */
export function growthOf(series: Series, aggregate: Options['aggregate']): Growth {
  const { values } = series
  const end = values.length - 1
  const first = values[0] ?? Number.NaN
  const last = values[end] ?? Number.NaN
  const results: Record<GrowthMeasure, number | GrowthReason> = {
    total: end < 1 ? 'too-short' : ratio(last, first),
    cagr: perYear(first, last, end / periodsPerYear[series.frequency]),
    periodOnPeriod: end < 1 ? 'too-short' : ratio(last, values[end - 1] as number),
    yearOnYear: sinceLastYear(series),
    last3: ofSums(series, 3, aggregate),
    last12: ofSums(series, 12, aggregate),
  }
  const growth: Growth = {
    total: null,
    cagr: null,
    periodOnPeriod: null,
    yearOnYear: null,
    last3: null,
    last12: null,
    reasons: {},
  }
  for (const [measure, result] of Object.entries(results) as [GrowthMeasure, number | GrowthReason][]) {
    if (typeof result === 'number') growth[measure] = result
    else growth.reasons[measure] = result
  }
  return growth
}

function ratio(now: number, before: number): number | GrowthReason {
  if (Number.isNaN(now) || Number.isNaN(before)) return 'missing-period'
  if (before === 0) return 'from-zero'
  if (before < 0) return 'from-negative'
  const growth = now / before - 1
  return Number.isFinite(growth) ? growth : 'out-of-range'
}

function perYear(first: number, last: number, years: number): number | GrowthReason {
  if (years < 1) return 'too-short'
  const total = ratio(last, first)
  if (typeof total === 'string') return total
  // Not from `total`: close to −1 it has lost the digits of what is left.
  return last < 0 ? 'to-negative' : (last / first) ** (1 / years) - 1
}

function sinceLastYear({ values, first, frequency }: Series): number | GrowthReason {
  const end = values.length - 1
  const yearAgo = end - stepOfYear(first + end, frequency)
  return yearAgo < 0 ? 'too-short' : ratio(values[end] as number, values[yearAgo] as number)
}

/** Periods back to the same period of the year before: a calendar year of days, 52 weeks, 12 months. */
function stepOfYear(period: number, frequency: Series['frequency']): number {
  if (frequency !== 'daily') return Math.round(periodsPerYear[frequency])
  const [year = 0, month = 0, day = 0] = isoDate(firstDayOf(period, 'daily')).split('-').map(Number)
  // 29 February compares with 28 February.
  const before = dayOf(year - 1, month, month === 2 && day === 29 ? 28 : day)
  return period - periodOf(before, 'daily')
}

function ofSums({ values, origins }: Series, length: number, aggregate: Options['aggregate']): number | GrowthReason {
  const from = values.length - 2 * length
  if (from < 0) return 'too-short'
  const counted = (start: number) =>
    Array.from(values.subarray(start, start + length)).filter(
      (_, at) => aggregate !== 'sum' || origins[start + at] !== origin.interpolated,
    )
  const [before, now] = [counted(from), counted(from + length)]
  return before.length === 0 || now.length === 0 ? 'missing-period' : ratio(sum(now), sum(before))
}
