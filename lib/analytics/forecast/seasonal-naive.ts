import type { ForecastModel, Prediction } from './model.ts'

/**
 * Every future value equals the last one of the same season: ŷ(T+h|T) = y(T+h−m(k+1)) with k = ⌊(h−1)/m⌋, and the standard
 * error σ √(k+1), where σ² is the mean square of the in-sample errors y(t) − y(t−m). With m = 1 the naive method, whose
 * error grows with √h (Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., sections 5.2 and 5.5).
 */
function repeatLast(history: Float64Array, m: number, horizon: number): Prediction | null {
  const n = history.length
  if (n < m + 2) return null
  let squares = 0
  for (let t = m; t < n; t++) squares += ((history[t] as number) - (history[t - m] as number)) ** 2
  const sigma = Math.sqrt(squares / (n - m))
  const mean = new Float64Array(horizon)
  const error = new Float64Array(horizon)
  for (let h = 1; h <= horizon; h++) {
    const k = Math.floor((h - 1) / m)
    mean[h - 1] = history[n - 1 + h - m * (k + 1)] as number
    error[h - 1] = sigma * Math.sqrt(k + 1)
  }
  return { mean, error }
}

/** The last value, again and again. What every better model must beat. */
export const naive: ForecastModel = {
  name: 'naive',
  predict: (history, _season, horizon) => repeatLast(history, 1, horizon),
}

/** The same period of the last season. Needs more than one season; whether a season repeats is for the back-test to say. */
export const seasonalNaive: ForecastModel = {
  name: 'seasonal-naive',
  predict: (history, season, horizon) => (season < 2 ? null : repeatLast(history, season, horizon)),
}
