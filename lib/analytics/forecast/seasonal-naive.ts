import type { Fitted, ForecastModel, Prediction } from './model.ts'

/**
 * Every future value equals the last one of the same season: ŷ(T+h|T) = y(T+h−m(k+1)) with k = ⌊(h−1)/m⌋, and the variance
 * σ² (k+1), where σ² is the mean square of the in-sample errors y(t) − y(t−m). With m = 1 the naive method, whose variance
 * grows with h (Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., sections 5.2 and 5.5).
 */
export function repeatLast(history: Float64Array, m: number, horizon: number): Prediction {
  const n = history.length
  let squares = 0
  for (let t = m; t < n; t++) squares += ((history[t] as number) - (history[t - m] as number)) ** 2
  const mean = new Float64Array(horizon)
  const variance = new Float64Array(horizon)
  for (let h = 1; h <= horizon; h++) {
    const k = Math.floor((h - 1) / m)
    mean[h - 1] = history[n - 1 + h - m * (k + 1)] as number
    variance[h - 1] = (squares / (n - m)) * (k + 1)
  }
  return { mean, variance }
}

const repeat = (name: string, history: Float64Array, m: number): Fitted | null =>
  history.length < m + 2
    ? null
    : { form: name, seasonal: m > 1, predict: (later, horizon) => repeatLast(later, m, horizon) }

/** The last value, again and again. What every better model must beat. */
export const naive: ForecastModel = {
  name: 'naive',
  fit: (history) => repeat('naive', history, 1),
}

/** The same period of the last season, where more than two have been seen, as the other seasonal models ask. */
export const seasonalNaive: ForecastModel = {
  name: 'seasonal-naive',
  fit: (history, season) =>
    season < 2 || history.length <= 2 * season ? null : repeat('seasonal-naive', history, season),
}
