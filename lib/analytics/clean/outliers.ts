import { placeOf } from '../place.ts'
import { seasonOf } from '../profile/calendar.ts'
import type { RawSeries } from '../series.ts'
import { spread, sum } from '../stats.ts'
import { expectedFromNeighbours } from './expected.ts'
import { fillGaps } from './gaps.ts'
import { quantile } from './medians.ts'
import { seasonMedians } from './season-medians.ts'

const periodsMin = 10
/** How many interquartile ranges beyond the quartiles a remainder must lie (Tukey 1977: "far out"). */
const fence = 3

/**
 * Finds values that lie far from what their neighbours and their season say: position → the value at the fence, which is
 * what winsorizing puts there.
 *
 * As R's `tsoutliers` (Hyndman & Athanasopoulos 2021, 13.9): a season is taken out where there is one, then a smooth, and a
 * remainder more than three interquartile ranges beyond the quartiles is an outlier. Two things differ. The smooth is made
 * of medians of the *other* values (`expectedFromNeighbours`), so that the new level after a jump is no outlier. And values
 * that are never negative are judged twice, as amounts and as ratios (logarithms; square roots where there are zeros), and
 * must be far out both ways: ordinary trade data are skewed, and a good month is no error.
 *
 * Not judged: fewer than ten periods, and series that are mostly zero, where every sale stands out.
 *
 * @example findOutliers({ …, values: monthly([10, 11, 9, 10, 12, 95, 10, 9, 11, 10, 12, 11]) }) // Map { 5 → 15.2 }
 */
export function findOutliers({ values, first, frequency }: RawSeries): Map<number, number> {
  const known = Array.from(values.keys()).filter((at) => !Number.isNaN(values[at]))
  const zeros = known.filter((at) => values[at] === 0).length
  if (known.length < periodsMin || zeros > known.length / 2) return new Map()
  const whole = values.slice()
  fillGaps(whole, new Uint8Array(whole.length), 'interpolate')
  const places = Uint8Array.from(whole, (_, at) => placeOf(first + at, frequency))
  const amounts = farOut(whole, known, places, seasonOf[frequency])
  const scale = scaleOf(whole)
  if (!scale || amounts.size === 0) return amounts
  const ratios = farOut(whole.map(scale.to), known, places, seasonOf[frequency])
  const both = new Map<number, number>()
  for (const [at, bound] of amounts) {
    const other = ratios.get(at)
    if (other === undefined) continue
    const high = (values[at] as number) > bound
    both.set(at, high ? Math.max(bound, scale.from(other)) : Math.min(bound, scale.from(other)))
  }
  return both
}

/** On which a skewed distribution is about even; none for values below zero. */
function scaleOf(values: Float64Array) {
  const smallest = values.reduce((min, value) => Math.min(min, value))
  if (smallest < 0) return null
  if (smallest > 0) return { to: Math.log, from: Math.exp }
  return { to: Math.sqrt, from: (root: number) => Math.max(0, root) ** 2 }
}

function farOut(values: Float64Array, known: readonly number[], places: Uint8Array, season: number) {
  const seasonal = seasonMedians(values, places, season)
  const adjusted = seasonal ? values.map((value, at) => value - (seasonal[at] as number)) : values
  const { central, nearest } = expectedFromNeighbours(adjusted)
  const { low, high } = fences(Float64Array.from(known, (at) => (adjusted[at] as number) - (central[at] as number)))
  const found = new Map<number, number>()
  for (const at of known) {
    const rest = (adjusted[at] as number) - (nearest[at] as number)
    const bound = rest > high ? high : rest < low ? low : null
    if (bound !== null) found.set(at, (nearest[at] as number) + (seasonal?.[at] ?? 0) + bound)
  }
  return found
}

/** Where more than half of the remainders are alike, what the range would be of normal ones with their spread. */
function fences(rest: Float64Array): { low: number; high: number } {
  const sorted = rest.slice().sort()
  const [lower, upper] = [quantile(sorted, 0.25), quantile(sorted, 0.75)]
  const range = upper - lower || 1.349 * spread(Array.from(rest), sum(rest) / rest.length, rest.length)
  return { low: lower - fence * range, high: upper + fence * range }
}
