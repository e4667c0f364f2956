import regression from 'regression'
import { spread, sum } from './stats.ts'
import { trendPValue } from './trend-test.ts'

export type TrendReason = 'too-few-periods' | 'out-of-range'
export type Trend = {
  direction: 'increasing' | 'decreasing' | 'stable'
  /** Change per period, in the unit of the values. */
  slope: number
  /** Value of the line at position 0. */
  intercept: number
  /** Change of the line from the first to the last position, as a share of the mean size of the values. */
  relativeChange: number
  /** Share of the variance that the line explains; null where there is none to explain. */
  rSquared: number | null
  /** Two-sided, for slope = 0, for neighbours that resemble each other; null for a constant series. */
  pValue: number | null
  significant: boolean
  reason: 'constant' | null
}

export const significance = 0.05
/** A line that moves less than this share of the mean size over the whole range is called stable. */
export const stableBelow = 0.02
const periodsMin = 3

/**
 * Fits a straight line to values `y` at positions `x` (periods, ascending, gaps allowed) by ordinary least squares.
 *
 * Both axes are centred and scaled to unit spread before the fit: the library rounds its coefficients to a number of
 * decimals, which would swallow a slope of 1e-14, and its normal equations lose digits on large x. Standardised, the slope
 * is the correlation, so 15 decimals are all a double holds. r² follows from the residuals. The p-value (`trendPValue`)
 * reckons with neighbours that resemble each other, and with a `season` that the values may hold and that is too little
 * known to be taken out before: neither a walk by chance nor the rising half of a year is a trend.
 *
 * Fewer than three values: a reason. A constant series is `stable` with r² and p null.
 *
 * @example fitTrend([0, 1, 2, 3], [10, 12, 14, 16]) // { direction: 'increasing', slope: 2, intercept: 10, rSquared: 1, pValue: 0, … }
 */
export function fitTrend(
  x: readonly number[],
  y: readonly number[],
  season: number | null = null,
): Trend | { reason: TrendReason } {
  const n = y.length
  if (n < periodsMin) return { reason: 'too-few-periods' }
  const meanX = sum(x) / n
  const meanY = sum(y) / n
  const spreadX = spread(x, meanX, n)
  const spreadY = spread(y, meanY, n)
  const level = sum(y.map(Math.abs)) / n
  if (![meanY, spreadY, level].every(Number.isFinite)) return { reason: 'out-of-range' }
  // Below the rounding of the mean itself there is no variation, only noise of the arithmetic.
  if (spreadY <= level * Number.EPSILON) return constant(meanY)

  const standardX = x.map((value) => (value - meanX) / spreadX)
  const standardY = y.map((value) => (value - meanY) / spreadY)
  const pairs = standardX.map((value, at): [number, number] => [value, standardY[at] as number])
  const [beta = 0, alpha = 0] = regression.linear(pairs, { precision: 15 }).equation

  const residuals = standardY.map((value, at) => value - alpha - beta * (standardX[at] as number))
  const unexplained = sum(residuals.map((e) => e * e)) / n
  const pValue = trendPValue(x, standardY, season)
  const slope = (beta * spreadY) / spreadX
  const range = (x[n - 1] as number) - (x[0] as number)
  const relativeChange = (slope * range) / level
  const significant = pValue < significance
  const moves = significant && Math.abs(relativeChange) >= stableBelow
  return {
    direction: moves ? (slope > 0 ? 'increasing' : 'decreasing') : 'stable',
    slope: slope + 0, // rounding and underflow yield −0, which JSON writes as 0
    intercept: meanY + alpha * spreadY - slope * meanX + 0,
    relativeChange: relativeChange + 0,
    rSquared: Math.min(1, Math.max(0, 1 - unexplained)),
    pValue,
    significant,
    reason: null,
  }
}

const constant = (value: number): Trend => ({
  direction: 'stable',
  slope: 0,
  intercept: value,
  relativeChange: 0,
  rSquared: null,
  pValue: null,
  significant: false,
  reason: 'constant',
})
