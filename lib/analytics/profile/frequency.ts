import { type Frequency, frequencies, type Options } from '../options.ts'
import type { Precision } from '../read/date.ts'
import { periodOf } from './calendar.ts'

/** A frequency fits when this share of the periods between first and last has a row. */
const coverageMin = 0.6
/**
 * Days and weeks that are sums need more: forty invoices in a year are no weekly sales with a third of them unknown.
 * Coarser ones do not: months with a gap are still months, and their quarters would be sums of too few.
 */
const sumsCoverageMin = { daily: 0.8, weekly: 0.8, monthly: coverageMin, quarterly: coverageMin, yearly: coverageMin }
/** Of a series of business days at most this share falls on a weekend; its days are counted against weekdays only. */
const weekendMax = 0.02
/** A series with its own, coarser rhythm fills less than this of the file's periods and nearly all of its own. */
const ownRhythm = { fileMax: 0.5, ownMin: 0.9 }
const periodsMin = 3

const finest: Record<Precision, Frequency> = {
  day: 'daily',
  week: 'weekly',
  month: 'monthly',
  quarter: 'quarterly',
  year: 'yearly',
}

/** The finest frequency that the way dates are written allows: `2024-08` says nothing about days. */
export function finestFrequency(precisions: ReadonlySet<Precision>): Frequency {
  const allowed = [...precisions].map((precision) => frequencies.indexOf(finest[precision]))
  return frequencies[Math.max(0, ...allowed)] ?? 'daily'
}

/**
 * One frequency per series, from the days on which it has rows (`days[s]`, ascending). All series share the finest
 * frequency whose periods the typical series fills to 60 % (days and weeks that are summed up: 80 %, weekends aside); where none does, the one that is filled best. Rows scattered
 * over two decades thus become months, not days of which nine in ten are empty. A series that is itself regular and
 * coarser (a yearly one in a monthly file) keeps its rhythm.
 *
 * @example inferFrequencies([[0, 31, 59, 90]], 'daily', 'sum') // ['monthly']: 1 January, February, March, April 1970
 */
export function inferFrequencies(
  days: readonly ArrayLike<number>[],
  finestAllowed: Frequency,
  aggregate: Options['aggregate'],
): Frequency[] {
  const allowed = frequencies.slice(frequencies.indexOf(finestAllowed))
  const coverages = days.map((own) => new Map(allowed.map((frequency) => [frequency, coverageOf(own, frequency)])))
  const typical = new Map(
    allowed.map((frequency) => {
      const known = coverages.map((own) => own.get(frequency) as Coverage).filter((c) => c.periods > 1)
      return [frequency, { share: median(known.map((c) => c.share)), periods: median(known.map((c) => c.periods)) }]
    }),
  )
  const shared = choose(typical, allowed, aggregate)
  return coverages.map((own) => {
    if ((own.get(shared)?.share ?? 1) >= ownRhythm.fileMax) return shared
    const coarser = allowed.slice(allowed.indexOf(shared) + 1)
    return (
      coarser.find((f) => (own.get(f)?.share ?? 0) >= ownRhythm.ownMin && (own.get(f)?.periods ?? 0) >= 3) ?? shared
    )
  })
}

type Coverage = { share: number; periods: number }

function choose(
  typical: Map<Frequency, Coverage>,
  allowed: readonly Frequency[],
  aggregate: Options['aggregate'],
): Frequency {
  const needed = (frequency: Frequency) => (aggregate === 'sum' ? sumsCoverageMin[frequency] : coverageMin)
  const usable = allowed.filter((frequency) => (typical.get(frequency)?.periods ?? 0) >= periodsMin)
  const share = (frequency: Frequency) => typical.get(frequency)?.share ?? 0
  const fitting = usable.find((frequency) => share(frequency) >= needed(frequency))
  if (fitting) return fitting
  return (
    usable.reduce<Frequency | undefined>((best, f) => (best && share(best) >= share(f) ? best : f), undefined) ??
    (allowed[0] as Frequency)
  )
}

function coverageOf(days: ArrayLike<number>, frequency: Frequency): Coverage {
  if (frequency === 'daily' && isOfWeekdays(days)) return weekdayCoverage(days)
  let periods = 0
  let first = 0
  let previous = Number.NaN
  for (let at = 0; at < days.length; at++) {
    const period = periodOf(days[at] as number, frequency)
    if (period === previous) continue
    if (periods === 0) first = period
    periods++
    previous = period
  }
  return { periods, share: periods === 0 ? 0 : periods / (previous - first + 1) }
}

/** Monday is 0; day 0, 1970-01-01, was a Thursday. */
const weekday = (day: number) => (((day + 3) % 7) + 7) % 7

function isOfWeekdays(days: ArrayLike<number>): boolean {
  let weekends = 0
  for (let at = 0; at < days.length; at++) if (weekday(days[at] as number) > 4) weekends++
  return weekends <= weekendMax * days.length
}

function weekdayCoverage(days: ArrayLike<number>): Coverage {
  const [first, last] = [days[0] ?? 0, days[days.length - 1] ?? 0]
  const weekdays = weekdaysBefore(last + 1) - weekdaysBefore(first)
  return { periods: days.length, share: days.length === 0 ? 0 : Math.min(1, days.length / weekdays) }
}

/** Weekdays between Monday 1969-12-29 and a day. */
const weekdaysBefore = (day: number) => 5 * Math.floor((day + 3) / 7) + Math.min(5, weekday(day))

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
