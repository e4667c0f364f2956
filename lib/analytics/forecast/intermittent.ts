import type { Band } from './intervals.ts'
import type { Fitted, ForecastModel, Prediction } from './model.ts'
import { repeats } from './seasonal-test.ts'

/** Mean number of periods from one demand to the next above which demand is intermittent (Syntetos, Boylan & Croston 2005). */
const INTERVAL_MIN = 1.32
const RATES = [0.05, 0.1, 0.15, 0.2, 0.3] as const
const DEMANDS_MIN = 2

/**
 * Whether a history is one of sporadic demand, for which smoothing and autoregression forecast what never happens: nothing
 * below 0, on average at least 1.32 periods from one value above 0 to the next, and no season that explains the zeros (a
 * harvest is not sporadic).
 */
export function isIntermittent(history: Float64Array, season: number): boolean {
  // Before its first demand a product was not sold yet.
  const sold = history.subarray(
    Math.max(
      0,
      history.findIndex((value) => value !== 0),
    ),
  )
  const demands = sold.reduce((count, value) => count + (value > 0 ? 1 : 0), 0)
  if (demands < DEMANDS_MIN || history.some((value) => value < 0)) return false
  return sold.length / demands >= INTERVAL_MIN && !repeats(sold, season)
}

/** `SBA` smooths the sizes and the intervals of demands, `TSB` the sizes and the chance of a demand, period by period. */
type Method = 'SBA' | 'TSB'
type Run = { size: number; chance: number; squares: number }

/**
 * Demand of so much, so often: Croston (1972) with the correction of its bias by Syntetos & Boylan (2005), or the method of
 * Teunter, Syntetos & Babai (2011), which also sees demand die out. Method and smoothing rate (0.05 to 0.3) are those with
 * the least squared one-step error. The mean is chance × size for every period ahead, in the unit of the history; the
 * variance that of a demand which comes or does not: p (s² + z²) − (pz)². Null below two demands.
 *
 * @example intermittent.fit(Float64Array.of(0, 0, 6, 0, 0, 6, 0, 0, 6), 1)?.form // 'SBA'
 */
export const intermittent: ForecastModel = {
  name: 'intermittent',
  fit(history) {
    if (history.reduce((count, value) => count + (value > 0 ? 1 : 0), 0) < DEMANDS_MIN) return null
    let best: { method: Method; rate: number; squares: number } | null = null
    for (const method of ['SBA', 'TSB'] as const)
      for (const rate of RATES) {
        const { squares } = run(history, method, rate)
        if (!best || squares < best.squares) best = { method, rate, squares }
      }
    return best && fitted(best.method, best.rate)
  },
}

const fitted = (method: Method, rate: number): Fitted => ({
  form: method,
  seasonal: false,
  predict(history, horizon) {
    const { size, chance } = run(history, method, rate)
    const mean = chance * size
    const variance = chance * (spreadOfSizes(history) + size * size) - mean * mean
    return {
      mean: new Float64Array(horizon).fill(mean),
      variance: new Float64Array(horizon).fill(Math.max(0, variance)),
    }
  },
})

/** Smooths through the history; `squares` are the one-step errors from the first demand on. */
function run(history: Float64Array, method: Method, rate: number): Run {
  const unbiased = method === 'SBA' ? 1 - rate / 2 : 1
  const first = history.findIndex((value) => value > 0)
  if (first < 0) return { size: 0, chance: 0, squares: 0 }
  let size = history[first] as number
  let chance = 1 / (first + 1)
  let interval = first + 1
  let since = 0
  let squares = 0
  for (let t = first + 1; t < history.length; t++) {
    const value = history[t] as number
    squares += (value - unbiased * chance * size) ** 2
    since++
    if (value > 0) {
      size += rate * (value - size)
      interval += rate * (since - interval)
      since = 0
    }
    chance = method === 'SBA' ? 1 / interval : chance + rate * ((value > 0 ? 1 : 0) - chance)
  }
  return { size, chance: unbiased * chance, squares }
}

function demandsOf(history: Float64Array): Float64Array {
  return history.filter((value) => value > 0).sort()
}

function spreadOfSizes(history: Float64Array): number {
  const sizes = demandsOf(history)
  const mean = sizes.reduce((sum, value) => sum + value, 0) / sizes.length
  return sizes.reduce((sum, value) => sum + (value - mean) ** 2, 0) / sizes.length
}

/**
 * Bands for predictions of `intermittent`: quantiles of nothing with chance 1 − p, else of one of the sizes that occurred,
 * where p is the predicted mean ÷ the mean size. What a bootstrap (Willemain, Smart & Schwarz 2004) tends to, without
 * drawing. Never a larger demand than has been seen; the lower limit is 0 unless demand nearly always comes.
 *
 * @example demandBands(Float64Array.of(0, 4, 0, 6), prediction)[0]?.upper95 // 6
 */
export function demandBands(history: Float64Array, { mean }: Prediction): Band[] {
  const sizes = demandsOf(history)
  const typical = sizes.reduce((sum, value) => sum + value, 0) / sizes.length
  return Array.from(mean, (value) => {
    const chance = Math.min(1, value / typical)
    const quantile = (level: number): number => {
      const within = 1 - (1 - level) / chance
      return within <= 0 ? 0 : (sizes[Math.max(0, Math.ceil(within * sizes.length - 1e-9) - 1)] as number)
    }
    // A mean may lie outside the middle of so lopsided a distribution.
    const lower = (level: number) => Math.min(value, quantile(level))
    const upper = (level: number) => Math.max(value, quantile(level))
    return { value, lower80: lower(0.1), upper80: upper(0.9), lower95: lower(0.025), upper95: upper(0.975) }
  })
}
