import { loess } from './loess.ts'

export type Decomposition = { trend: Float64Array; seasonal: Float64Array; remainder: Float64Array }

/** How many neighbouring years (or weeks) one season is smoothed over: the default of R's `mstl`. */
const seasonalWindow = 11
const innerLoops = 2

/**
 * Seasonal and trend decomposition by loess (STL; Cleveland, Cleveland, McRae & Terpenning 1990): y = trend + seasonal +
 * remainder, all in the unit of y. Not robust, two inner loops, windows and jumps as R's `stl` chooses them. Needs more than
 * two whole seasons.
 *
 * @param window how slowly the season may change: seasons it is smoothed over, odd, at least 7
 */
export function stl(y: Float64Array, season: number, window: number = seasonalWindow): Decomposition {
  const n = y.length
  const trendWindow = nextOdd(Math.ceil((1.5 * season) / (1 - 1.5 / window)))
  const lowWindow = nextOdd(season)
  const trend = new Float64Array(n)
  const seasonal = new Float64Array(n)
  const remainder = new Float64Array(n)
  const cycles = new Float64Array(n + 2 * season)
  const low = new Float64Array(n)
  for (let loop = 0; loop < innerLoops; loop++) {
    for (let t = 0; t < n; t++) remainder[t] = (y[t] as number) - (trend[t] as number)
    smoothCycles(remainder, season, window, cycles)
    loess(lowPass(cycles, season), n, lowWindow, 1, Math.ceil(lowWindow / 10), 0, low)
    for (let t = 0; t < n; t++) seasonal[t] = (cycles[t + season] as number) - (low[t] as number)
    for (let t = 0; t < n; t++) remainder[t] = (y[t] as number) - (seasonal[t] as number)
    loess(remainder, n, trendWindow, 1, Math.ceil(trendWindow / 10), 0, trend)
  }
  for (let t = 0; t < n; t++) remainder[t] = (remainder[t] as number) - (trend[t] as number)
  return { trend, seasonal, remainder }
}

/**
 * How much of what is left without the trend is season: 1 − Var(remainder) ÷ Var(seasonal + remainder), 0 to 1 (Wang, Smith
 * & Hyndman 2006). 0 where there are not two whole seasons, or nothing is left.
 */
export function seasonalStrength(y: Float64Array, season: number): number {
  if (season < 2 || y.length <= 2 * season) return 0
  const { seasonal, remainder } = stl(y, season)
  const both = seasonal.map((value, t) => value + (remainder[t] as number))
  const total = variance(both)
  const size = y.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  // What is left of a straight line is rounding.
  if (!(total > (size * 1e-10) ** 2)) return 0
  return Math.max(0, Math.min(1, 1 - variance(remainder) / total))
}

/** Each season's values by themselves (all Januaries), smoothed and continued by one at both ends. */
function smoothCycles(y: Float64Array, season: number, window: number, out: Float64Array): void {
  const longest = Math.ceil(y.length / season)
  const cycle = new Float64Array(longest)
  for (let s = 0; s < season; s++) {
    const count = Math.floor((y.length - s - 1) / season) + 1
    for (let i = 0; i < count; i++) cycle[i] = y[s + i * season] as number
    const smooth = new Float64Array(count + 2)
    loess(cycle, count, window, 0, Math.ceil(window / 10), 1, smooth)
    for (let i = 0; i < count + 2; i++) out[s + i * season] = smooth[i] as number
  }
}

/** Moving averages of a season, a season and three: what the season smoothed by itself still holds of the trend. */
const lowPass = (y: Float64Array, season: number): Float64Array =>
  movingMean(movingMean(movingMean(y, season), season), 3)

function movingMean(y: Float64Array, length: number): Float64Array {
  const out = new Float64Array(y.length - length + 1)
  let sum = 0
  for (let t = 0; t < length; t++) sum += y[t] as number
  out[0] = sum / length
  for (let t = 1; t < out.length; t++) {
    sum += (y[t + length - 1] as number) - (y[t - 1] as number)
    out[t] = sum / length
  }
  return out
}

function variance(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
}

const nextOdd = (value: number) => value + ((value + 1) % 2)
