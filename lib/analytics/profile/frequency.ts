import { type Frequency, frequencies } from '../options.ts'
import type { Precision } from '../read/date.ts'
import { periodOf } from './calendar.ts'

/** A frequency fits when this share of the periods between first and last has a row: business days reach 0.68. */
const coverageMin = 0.6
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
 * frequency whose periods the typical series fills to 60 %; where none does, the one that is filled best. Rows scattered
 * over two decades thus become months, not days of which nine in ten are empty. A series that is itself regular and
 * coarser (a yearly one in a monthly file) keeps its rhythm.
 *
 * @example inferFrequencies([[0, 31, 59, 90]], 'daily') // ['monthly']: 1 January, February, March, April 1970
 */
export function inferFrequencies(days: readonly ArrayLike<number>[], finestAllowed: Frequency): Frequency[] {
  const allowed = frequencies.slice(frequencies.indexOf(finestAllowed))
  const coverages = days.map((own) => new Map(allowed.map((frequency) => [frequency, coverageOf(own, frequency)])))
  const typical = new Map(
    allowed.map((frequency) => {
      const known = coverages.map((own) => own.get(frequency) as Coverage).filter((c) => c.periods > 1)
      return [frequency, { share: median(known.map((c) => c.share)), periods: median(known.map((c) => c.periods)) }]
    }),
  )
  const shared = choose(typical, allowed)
  return coverages.map((own) => {
    if ((own.get(shared)?.share ?? 1) >= ownRhythm.fileMax) return shared
    const coarser = allowed.slice(allowed.indexOf(shared) + 1)
    return (
      coarser.find((f) => (own.get(f)?.share ?? 0) >= ownRhythm.ownMin && (own.get(f)?.periods ?? 0) >= 3) ?? shared
    )
  })
}

type Coverage = { share: number; periods: number }

function choose(typical: Map<Frequency, Coverage>, allowed: readonly Frequency[]): Frequency {
  const usable = allowed.filter((frequency) => (typical.get(frequency)?.periods ?? 0) >= periodsMin)
  const share = (frequency: Frequency) => typical.get(frequency)?.share ?? 0
  const fitting = usable.find((frequency) => share(frequency) >= coverageMin)
  if (fitting) return fitting
  return (
    usable.reduce<Frequency | undefined>((best, f) => (best && share(best) >= share(f) ? best : f), undefined) ??
    (allowed[0] as Frequency)
  )
}

function coverageOf(days: ArrayLike<number>, frequency: Frequency): Coverage {
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

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
