import { openSeason, type seasonalityOf, withoutSeason } from './seasonality.ts'
import { type Series, usual } from './series.ts'
import { sum } from './stats.ts'
import { fitBeside, seasonalWaves } from './trend-test.ts'

/** A segment holds at least this share of the series (Bai & Perron 2003 advise 15 %), and at least this many periods. */
const trimming = 0.15
const lengthMin = 6
const changesMax = 5
/** Positions at which a change is looked for first; longer series are looked at more closely around what was found. */
const candidatesMax = 160

/**
 * Positions in a series of the first periods of a new level or slope. The season is taken out before, and so are outliers;
 * of a season that is too little known, and of the year in one and a half years of days, the first two waves are, or each
 * turn of the year would be a change; in two years they can hide a change in the middle. Where all values are positive they are also looked at as logarithms, and the fewer
 * changes hold: steady growth by 2 % a month is one straight line there, and a steady rise by 10 a month is one here.
 */
export function changePointsOf(series: Series, season: ReturnType<typeof seasonalityOf>): number[] {
  const { x, y } = usual(series)
  const adjusted = withoutSeason(series, season, x, y)
  const open = openSeason(series, season)
  const changesIn = (list: readonly number[]) => changePoints(x, open === null ? list : withoutWaves(x, list, open))
  const inAmounts = changesIn(adjusted)
  const inRatios = inAmounts.length > 0 && adjusted.every((v) => v > 0) ? changesIn(adjusted.map(Math.log)) : null
  return (inRatios && inRatios.length < inAmounts.length ? inRatios : inAmounts).map((nth) => x[nth] as number)
}

/** Fitted beside a line, and only from one and a half seasons on: less of a wave is a line itself. */
function withoutWaves(x: readonly number[], y: readonly number[], season: number): readonly number[] {
  if ((x.at(-1) ?? 0) - (x[0] ?? 0) + 1 < 1.5 * season) return y
  const { slope, rest } = fitBeside([x.map(() => 1), ...seasonalWaves(x, season)], x, y)
  return rest.map((value, at) => value + slope * (x[at] as number))
}

/**
 * Where a series takes a new level or slope: positions in `y` of the first value of each new segment.
 *
 * Straight lines are fitted to the segments between up to five changes; for each number of changes the positions with the
 * least squared error follow by dynamic programming (Bai & Perron 2003), so the result is the best there is, not a path of
 * local choices. The number is the one with the smallest Bayesian criterion (Yao 1988), four log n a change: its level, its
 * slope, its position, and one for having been searched for. Neighbouring values resemble each other, which makes a series
 * wander without any change, so the cost grows by (1 + ρ)/(1 − ρ), as long as white noise would need to be to say as little;
 * ρ is the first autocorrelation of what the richest model leaves. A season is to be taken out before.
 *
 * O(n) for long series: the first search is over at most 160 positions.
 *
 * @example changePoints(x, [1, 1, 1, …, 9, 9, 9]) // [12]: the 13th value is the first of the new level
 */
export function changePoints(x: readonly number[], y: readonly number[]): number[] {
  const n = y.length
  const longest = Math.max(lengthMin, Math.ceil(trimming * n))
  if (n < 2 * longest) return []
  const cost = lineCosts(x, y)
  const step = Math.max(1, Math.ceil(n / candidatesMax))
  const models = bestSegmentations(n, step, Math.ceil(longest / step), cost).map((breaks) =>
    refine(breaks, n, step, cost),
  )
  const errors = models.map((breaks) => totalCost(breaks, n, cost))
  const inflation = inflationOf(models.at(-1) ?? [], x, y)
  // Below the rounding of the values there is nothing left to explain.
  const floor = n * (Number.EPSILON * 8 * y.reduce((most, value) => Math.max(most, Math.abs(value)), 0)) ** 2
  const criteria = errors.map(
    (error, changes) => n * Math.log(Math.max(error, floor) / n) + inflation * changes * 4 * Math.log(n),
  )
  const best = criteria.indexOf(Math.min(...criteria))
  return models[best] ?? []
}

/** Squared error of the best line through `y[from … to)`. */
type Cost = (from: number, to: number) => number

/** In constant time from running sums. Centred first, so that the sums of squares keep their digits. */
function lineCosts(x: readonly number[], y: readonly number[]): Cost {
  const [meanX, meanY] = [sum(x) / x.length, sum(y) / y.length]
  const running = (of: (dx: number, dy: number) => number) => {
    const sums = new Float64Array(y.length + 1)
    for (let at = 0; at < y.length; at++)
      sums[at + 1] = (sums[at] as number) + of((x[at] as number) - meanX, (y[at] as number) - meanY)
    return (from: number, to: number) => (sums[to] as number) - (sums[from] as number)
  }
  const sumX = running((dx) => dx)
  const sumY = running((_, dy) => dy)
  const sumXX = running((dx) => dx * dx)
  const sumXY = running((dx, dy) => dx * dy)
  const sumYY = running((_, dy) => dy * dy)
  return (from, to) => {
    const n = to - from
    const [ownX, ownY] = [sumX(from, to), sumY(from, to)]
    const xx = sumXX(from, to) - (ownX * ownX) / n
    const xy = sumXY(from, to) - (ownX * ownY) / n
    const yy = sumYY(from, to) - (ownY * ownY) / n
    return Math.max(0, yy - (xy * xy) / xx)
  }
}

/** For 0, 1, … changes the best positions, multiples of `step`, of segments of at least `shortest` steps. */
function bestSegmentations(n: number, step: number, shortest: number, cost: Cost): number[][] {
  const steps = Math.floor(n / step)
  const end = (at: number) => (at === steps ? n : at * step)
  let least = Array.from({ length: steps + 1 }, (_, at) =>
    at < shortest ? Number.POSITIVE_INFINITY : cost(0, end(at)),
  )
  const cameFrom: number[][] = []
  const found: number[][] = [[]]
  for (let changes = 1; changes <= changesMax && (changes + 1) * shortest <= steps; changes++) {
    const previous = new Array<number>(steps + 1).fill(0)
    const next = least.map((_, at) => {
      let smallest = Number.POSITIVE_INFINITY
      for (let from = changes * shortest; from <= at - shortest; from++) {
        const error = (least[from] as number) + cost(from * step, end(at))
        if (error >= smallest) continue
        smallest = error
        previous[at] = from
      }
      return smallest
    })
    cameFrom.push(previous)
    least = next
    found.push(trace(cameFrom, steps).map((at) => at * step))
  }
  return found
}

function trace(cameFrom: readonly number[][], steps: number): number[] {
  const breaks: number[] = []
  let at = steps
  for (let level = cameFrom.length - 1; level >= 0; level--) {
    at = cameFrom[level]?.[at] as number
    breaks.unshift(at)
  }
  return breaks
}

/** Moves each change to the best position within a step of where it was found. */
function refine(breaks: number[], n: number, step: number, cost: Cost): number[] {
  if (step === 1) return breaks
  const result = [...breaks]
  result.forEach((found, nth) => {
    const [from, to] = [result[nth - 1] ?? 0, result[nth + 1] ?? n]
    let smallest = Number.POSITIVE_INFINITY
    for (let at = found - step + 1; at < found + step; at++) {
      const error = cost(from, at) + cost(at, to)
      if (error >= smallest) continue
      smallest = error
      result[nth] = at
    }
  })
  return result
}

const totalCost = (breaks: readonly number[], n: number, cost: Cost) =>
  [...breaks, n].reduce((total, to, nth) => total + cost(breaks[nth - 1] ?? 0, to), 0)

function inflationOf(breaks: readonly number[], x: readonly number[], y: readonly number[]): number {
  const residuals = [...breaks, y.length].flatMap((to, nth) => residualsOf(x, y, breaks[nth - 1] ?? 0, to))
  const products = residuals.slice(1).map((value, at) => value * (residuals[at] as number))
  const squares = sum(residuals.map((value) => value * value))
  // Lines through few values leave remainders that alternate: about (2 + segments) ÷ n too low (Kendall 1954).
  const bias = (3 * (breaks.length + 1) + 1) / y.length
  const rho = squares > 0 ? Math.min(0.95, Math.max(0, sum(products) / squares + bias)) : 0
  return (1 + rho) / (1 - rho)
}

function residualsOf(x: readonly number[], y: readonly number[], from: number, to: number): number[] {
  const [ownX, ownY] = [x.slice(from, to), y.slice(from, to)]
  const [meanX, meanY] = [sum(ownX) / ownX.length, sum(ownY) / ownY.length]
  const xx = sum(ownX.map((value) => (value - meanX) ** 2))
  const xy = sum(ownX.map((value, at) => (value - meanX) * ((ownY[at] as number) - meanY)))
  return ownY.map((value, at) => value - meanY - (xy / xx) * ((ownX[at] as number) - meanX))
}
