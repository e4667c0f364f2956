import type { Frequency } from '../options.ts'
import { firstDayOf } from '../profile/calendar.ts'
import { arimaWhitener } from './arima.ts'
import { idulFitri, idulFitriKnown } from './holidays-dates.ts'
import { LeastSquares } from './least-squares.ts'

export type HolidayEffect = {
  /** Whether `effect` is a factor (series above 0) or is added. */
  multiplicative: boolean
  /** What the holiday does to each period, history first, then the horizon; 1 or 0 where it does nothing. */
  effect: Float64Array
  /** The history as if there were no holiday. */
  without(history: Float64Array): Float64Array
  /** A value for the period `at` (0 = first of the history) with the holiday's effect. */
  restore(value: number, at: number): number
}

/**
 * Days from 1 Syawal, first and one past the last: the weeks of buying before, and the days of rest from two before on. Their
 * effects may have either sign, whatever is sold.
 */
const windows = { before: [-21, -1], rest: [-2, 8] } as const
/** Fewer holidays than this in the history, and the effect is that of a year, not of the holiday. */
const HOLIDAYS_MIN = 3
const WAVES = 3
const WEEKS_PER_YEAR = 52.1775

/**
 * The moving effect of Lebaran on a monthly or weekly series, estimated from its own history, for taking out before a forecast
 * and putting back after. The regressors are the shares of two windows of days, before the feast and from it on, that fall in
 * each period (Bell & Hillmer 1983, who do so for Easter). Coefficients come from generalised least squares: series and
 * regressors are filtered alike by the series' ARIMA model, with yearly waves for weeks, whose season ARIMA leaves out; in
 * logarithms where all values are above 0. One window, both or none: whichever has the least criterion of Schwarz (1978).
 *
 * Null (the effect is not used) where it does not pay, on other frequencies, with fewer than three feasts in the history, or
 * outside 1990–2035. `first` is the running number of the first period (`periodOf`).
 *
 * @example lebaranEffect(values, 'monthly', periodOf(day, 'monthly'), 12)?.without(values)
 */
export function lebaranEffect(
  history: Float64Array,
  frequency: Frequency,
  first: number,
  horizon: number,
): HolidayEffect | null {
  const n = history.length
  if (frequency !== 'monthly' && frequency !== 'weekly') return null
  if (firstDayOf(first, frequency) < idulFitriKnown.from) return null
  if (firstDayOf(first + n + horizon, frequency) - 1 > idulFitriKnown.to) return null
  if (feastsWithin(firstDayOf(first, frequency), firstDayOf(first + n, frequency)) < HOLIDAYS_MIN) return null
  const multiplicative = history.every((value) => value > 0)
  const y = multiplicative ? history.map(Math.log) : history
  const shares = (window: readonly [number, number]) => sharesOf(window, frequency, first, n + horizon)
  const all = [shares(windows.before), shares(windows.rest)]
  const chosen = bestSubset(y, frequency, first, all)
  if (!chosen) return null
  const linear = new Float64Array(n + horizon)
  for (const { share, coefficient } of chosen)
    for (let t = 0; t < linear.length; t++) linear[t] = (linear[t] as number) + coefficient * (share[t] as number)
  const effect = multiplicative ? linear.map(Math.exp) : linear
  const apply = (value: number, at: number) => (multiplicative ? value * at : value + at)
  return {
    multiplicative,
    effect,
    without: (values) =>
      values.map((v, t) => apply(v, multiplicative ? 1 / (effect[t] as number) : -(effect[t] as number))),
    restore: (value, at) => apply(value, effect[at] as number),
  }
}

const feastsWithin = (from: number, to: number) => idulFitri.filter(({ day }) => day >= from && day < to).length

/** Share of a window's days that falls in each period; two feasts in one period add up. */
function sharesOf(
  [from, to]: readonly [number, number],
  frequency: Frequency,
  first: number,
  count: number,
): Float64Array {
  const length = to - from
  return Float64Array.from({ length: count }, (_, t) => {
    const start = firstDayOf(first + t, frequency)
    const end = firstDayOf(first + t + 1, frequency)
    let days = 0
    for (const { day } of idulFitri) days += Math.max(0, Math.min(end, day + to) - Math.max(start, day + from))
    return days / length
  })
}

type Term = { share: Float64Array; coefficient: number }

/** The regressors that pay and their coefficients; null where none does. */
function bestSubset(y: Float64Array, frequency: Frequency, first: number, shares: Float64Array[]): Term[] | null {
  const whitener = arimaWhitener(y, frequency === 'monthly' ? 12 : 1)
  if (!whitener) return null
  const baseline = [...whitener.level, ...(frequency === 'weekly' ? wavesOf(first, y.length).map(whitener.apply) : [])]
  const white = shares.map((share) => whitener.apply(share.slice(0, y.length)))
  const target = whitener.apply(y)
  let best: { criterion: number; terms: Term[] } | null = null
  for (const picked of [[], [0], [1], [0, 1]]) {
    const columns = picked.map((at) => white[at] as Float64Array)
    const { coefficients, squares } = regress(target, [...columns, ...baseline])
    const criterion = target.length * Math.log(squares / target.length) + picked.length * Math.log(target.length)
    if (best && !(criterion < best.criterion)) continue
    const terms = picked.map((at, i) => ({ share: shares[at] as Float64Array, coefficient: coefficients[i] as number }))
    best = { criterion, terms }
  }
  return best && best.terms.length > 0 ? best.terms : null
}

/** Sines and cosines of the year and its first fractions: the season of weeks, for the regression alone. */
function wavesOf(first: number, n: number): Float64Array[] {
  return Array.from({ length: 2 * WAVES }, (_, i) => {
    const turn = i % 2 ? Math.sin : Math.cos
    const pace = (2 * Math.PI * (1 + (i >> 1))) / WEEKS_PER_YEAR
    return Float64Array.from({ length: n }, (_unused, t) => turn(pace * (first + t)))
  })
}

function regress(y: Float64Array, columns: Float64Array[]): { coefficients: Float64Array; squares: number } {
  const coefficients = new Float64Array(columns.length)
  const residuals = (b: Float64Array, out: Float64Array) => {
    out.set(y)
    columns.forEach((column, i) => {
      const weight = b[i] as number
      for (let t = 0; t < y.length; t++) out[t] = (out[t] as number) - weight * (column[t] as number)
    })
  }
  const solver = new LeastSquares(columns.length, y.length)
  const squares = solver.minimise(residuals, coefficients, y.length, Number.POSITIVE_INFINITY, 1e-10)
  return { coefficients, squares }
}
