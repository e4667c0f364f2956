import { placeOf } from '../place.ts'
import { seasonOf } from '../profile/calendar.ts'
import type { RawSeries } from '../series.ts'
import { spread, sum } from '../stats.ts'
import { expectedFromNeighbours } from './expected.ts'
import { fillGaps } from './gaps.ts'
import { median, quantile } from './medians.ts'
import { seasonMedians } from './season-medians.ts'

const periodsMin = 10
/** How many interquartile ranges beyond the quartiles a remainder must lie (Tukey 1977: "far out"). */
const fence = 3
/** Where nearly all values are alike, the range that they count as having, as a share of their size: 15 % off is far. */
const rangeMin = 0.05
/** The largest remainders have no say in how far from each other the others lie: they may be the very ones looked for. */
const trimmed = 0.03

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
 * With two values at a place of the season each is measured by the other, so the twin of a wrong one looks wrong as well: up
 * to three seasons a value must stand out with the season and without it.
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
  const grid = { known, places, season: seasonOf[frequency] }
  const amounts = farOut(whole, grid, rangeMin * median(whole.map(Math.abs)))
  const scale = scaleOf(whole)
  if (!scale || amounts.size === 0) return amounts
  const ratios = farOut(whole.map(scale.to), grid, scale.rangeMin(whole))
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
  if (smallest > 0) return { to: Math.log, from: Math.exp, rangeMin: () => rangeMin }
  return {
    to: Math.sqrt,
    from: (root: number) => Math.max(0, root) ** 2,
    rangeMin: (list: Float64Array) => rangeMin * median(list.map(Math.sqrt)),
  }
}

type Grid = { known: readonly number[]; places: Uint8Array; season: number }

function farOut(values: Float64Array, { known, places, season }: Grid, least: number) {
  const seasonal = seasonMedians(values, places, season)
  const found = beyondFences(values, known, seasonal, least)
  if (!seasonal || values.length >= 3 * season) return found
  const plain = beyondFences(values, known, null, least)
  return new Map([...found].filter(([at]) => plain.has(at)))
}

/** Position → fence of what lies beyond it. */
function beyondFences(
  values: Float64Array,
  known: readonly number[],
  seasonal: Float64Array | null,
  least: number,
): Map<number, number> {
  const adjusted = seasonal ? values.map((value, at) => value - (seasonal[at] as number)) : values
  const { central, nearest } = expectedFromNeighbours(adjusted)
  const rests = Float64Array.from(known, (at) => (adjusted[at] as number) - (central[at] as number))
  const { low, high } = fences(rests, least)
  const found = new Map<number, number>()
  for (const at of known) {
    const rest = (adjusted[at] as number) - (nearest[at] as number)
    const bound = rest > high ? high : rest < low ? low : null
    if (bound !== null) found.set(at, (nearest[at] as number) + (seasonal?.[at] ?? 0) + bound)
  }
  return found
}

/** Tukey's. Where more than half of the remainders are alike, the range is what the others leave: at least `least`. */
function fences(rest: Float64Array, least: number): { low: number; high: number } {
  const sorted = rest.slice().sort()
  const [lower, upper] = [quantile(sorted, 0.25), quantile(sorted, 0.75)]
  const range = upper - lower || Math.max(least, rangeOfUsual(rest, median(sorted)))
  return { low: lower - fence * range, high: upper + fence * range }
}

/** What the interquartile range would be of normal values with the spread of all but the largest remainders. */
function rangeOfUsual(rest: Float64Array, centre: number): number {
  const usual = Array.from(rest).sort((a, b) => Math.abs(a - centre) - Math.abs(b - centre))
  usual.length -= Math.max(1, Math.ceil(trimmed * usual.length))
  return 1.349 * spread(usual, sum(usual) / usual.length, usual.length)
}
