import { sum } from './stats.ts'
import { twoSidedP } from './student.ts'

/** Waves of a season not yet known that a line has to be told from: one and two a season. */
const wavesMax = 2
/** How near to 1 an autocorrelation is taken for 1, in units of 1 ÷ √n. */
const nearOne = 1.5

/**
 * Two-sided p-value of "the line through `y` at positions `x` is level", where neighbouring values may resemble each other.
 *
 * What the line leaves is taken for a first-order autoregression, with the small-sample bias of its coefficient ρ put right
 * (Marriott & Pope 1954, Kendall 1954: after p fitted columns about (p + (p + 2) ρ) ÷ n too low). The line is fitted again
 * to what neighbours do not share, y(t) − ρ y(t − 1) (Prais & Winsten 1954), and tested by Student's t. A ρ that near 1
 * cannot be told from 1 counts as 1 (Perron & Yabu 2009): then only the mean step is tested, as a walk by chance drifts far
 * without any trend. A negative ρ counts as 0. On generated series (`trend.test.ts`) white noise is called a trend in at
 * most 5 %, a random walk of 60 values in 16 %.
 *
 * `season`: the number of periods of a season that the values may hold and that is not taken out. Its first two waves are
 * fitted beside the line, so that the rising half of a year is no trend; less than a season then seldom shows one.
 *
 * Too few values for what is fitted give 1.
 */
export function trendPValue(x: readonly number[], y: readonly number[], season: number | null = null): number {
  const n = y.length
  const others = [x.map(() => 1), ...(season === null ? [] : seasonalWaves(x, season))]
  const { rest } = fitBeside(others, x, y)
  const rho = autocorrelation(rest, others.length + 1)
  const changed = (column: readonly number[]) => withoutShared(column, rho)
  const line = fitBeside(rho === 1 ? others.slice(1).map(changed) : others.map(changed), changed(x), changed(y))
  const degrees = line.rest.length - others.length - (rho === 1 ? 0 : 1) - (n > 3 ? 1 : 0)
  if (degrees < 1 || line.own === 0) return 1
  const error = Math.sqrt(sum(line.rest.map((e) => e * e)) / degrees / line.own)
  return line.slope === 0 ? 1 : twoSidedP(line.slope / error, degrees)
}

/** Sine and cosine of the first waves that a season of so many periods can have, at positions. */
export function seasonalWaves(x: readonly number[], season: number): number[][] {
  const waves = Math.min(wavesMax, Math.floor((season - 1) / 2))
  return Array.from({ length: waves }, (_, nth) => (2 * Math.PI * (nth + 1)) / season).flatMap((turn) => [
    x.map((at) => Math.sin(turn * at)),
    x.map((at) => Math.cos(turn * at)),
  ])
}

/**
 * Least squares of `y` on a column beside others (Frisch & Waugh 1933): its slope, the squares of what of it is its own,
 * and what is left of `y`. Columns that others already say are left out.
 */
export function fitBeside(others: readonly (readonly number[])[], column: readonly number[], y: readonly number[]) {
  const basis: number[][] = []
  // Twice: what rounding leaves of the others after once is gone after the second time.
  const freed = (list: readonly number[]) => project(project(list, basis), basis)
  for (const other of others) {
    const own = freed(other)
    const size = Math.sqrt(squares(own))
    if (size > 1e-8 * Math.sqrt(squares(other))) basis.push(own.map((value) => value / size))
  }
  const own = freed(column)
  const size = squares(own) > 1e-16 * squares(column) ? squares(own) : 0
  const rest = freed(y)
  const slope = size === 0 ? 0 : dot(own, rest) / size
  return { slope, own: size, rest: rest.map((value, at) => value - slope * (own[at] as number)) }
}

const dot = (a: readonly number[], b: readonly number[]) => sum(a.map((value, at) => value * (b[at] as number)))
const squares = (list: readonly number[]) => dot(list, list)

function project(list: readonly number[], basis: readonly (readonly number[])[]): readonly number[] {
  return basis.reduce((left, unit) => {
    const share = dot(left, unit)
    return left.map((value, at) => value - share * (unit[at] as number))
  }, list)
}

/** First autocorrelation of remainders of a fit of so many columns, 0 … 1. */
function autocorrelation(rest: readonly number[], columns: number): number {
  const n = rest.length
  const size = squares(rest)
  if (size === 0) return 0
  const raw = dot(rest.slice(1), rest) / size
  const rho = (raw + columns / n) / Math.max(0.25, 1 - (columns + 2) / n)
  return rho >= 1 - nearOne / Math.sqrt(n) ? 1 : Math.max(0, rho)
}

function withoutShared(column: readonly number[], rho: number): number[] {
  const steps = column.slice(1).map((value, at) => value - rho * (column[at] as number))
  return rho === 1 ? steps : [Math.sqrt(1 - rho * rho) * (column[0] as number), ...steps]
}
