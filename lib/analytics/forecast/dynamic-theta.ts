import { decompose, withoutSeason } from './decompose.ts'
import type { ForecastModel, Prediction } from './model.ts'
import { minimise } from './optimise.ts'
import { repeats } from './seasonal-test.ts'

const ALPHA_MIN = 0.1
const ALPHA_MAX = 0.99
/** Errors are counted from here: the line through the first two values has no error. */
const WARM_UP = 2

/**
 * The dynamic optimised Theta model (Fiorucci, Pellegrini, Louzada, Petropoulos & Koehler 2016, section 2): exponential
 * smoothing plus (1 − 1/θ) of a line that is fitted anew with each value. First level, α and θ minimise the squared errors.
 * A season that passes the test is taken out before by classical decomposition, multiplicative where all values are positive.
 * Null below four values.
 */
export const dynamicTheta: ForecastModel = {
  name: 'Theta',
  fit(history, period) {
    if (history.length < 4) return null
    const positive = history.every((value) => value > 0)
    const season = repeats(history, period)
      ? (positive && decompose(history, period, 'multiplicative')) || decompose(history, period, 'additive')
      : null
    const adjust = (values: Float64Array) => (season ? withoutSeason(values, season) : values)
    const parameters = fitTheta(adjust(history))
    return {
      form: season ? `Theta[${period}]` : 'Theta',
      seasonal: season !== null,
      predict(later, horizon) {
        const prediction = run(parameters, adjust(later), horizon)
        for (let h = 0; season && h < horizon; h++) {
          const index = season.indices[(later.length + h) % period] as number
          const mean = prediction.mean[h] as number
          prediction.mean[h] = season.kind === 'additive' ? mean + index : mean * index
          if (season.kind === 'multiplicative')
            prediction.variance[h] = (prediction.variance[h] as number) * index * index
        }
        return prediction
      },
    }
  },
}

type Parameters = { level: number; alpha: number; theta: number }

function fitTheta(history: Float64Array): Parameters {
  const size = history.reduce((total, value) => total + Math.abs(value), 0) / history.length || 1
  const unit = 100 / size
  const scaled = history.map((value) => value * unit)
  const { x } = minimise(
    (at) => squares(scaled, at[0] as number, at[1] as number, at[2] as number),
    Float64Array.of((scaled[0] as number) / 2, 0.5, 2),
    Float64Array.of(20, 0.2, 1),
    { evaluations: 300, tolerance: 1e-7 },
  )
  return { level: (x[0] as number) / unit, alpha: x[1] as number, theta: x[2] as number }
}

/** Sum of the squared one-step errors; infinite outside the bounds. Kept apart from `run`: it is called hundreds of times. */
function squares(history: Float64Array, start: number, alpha: number, theta: number): number {
  if (!(alpha >= ALPHA_MIN && alpha <= ALPHA_MAX && theta >= 1)) return Number.POSITIVE_INFINITY
  const line = 1 - 1 / theta
  let level = start
  let mean = 0
  let slope = 0
  let intercept = 0
  let decay = 1
  let total = 0
  for (let t = 1; t <= history.length; t++) {
    const value = history[t - 1] as number
    const mu =
      t === 1 ? level + line * value : level + line * (intercept * decay + (slope * (1 - decay * (1 - alpha))) / alpha)
    if (t > WARM_UP) total += (value - mu) * (value - mu)
    level = alpha * value + (1 - alpha) * level
    slope = t === 1 ? 0 : ((t - 2) * slope + (6 * (value - mean)) / t) / (t + 1)
    mean += (value - mean) / t
    intercept = mean - ((t + 1) / 2) * slope
    decay *= 1 - alpha
  }
  return total
}

/** Runs the states through the history and on into the future, where each forecast takes the place of the value. */
function run({ level: start, alpha, theta }: Parameters, history: Float64Array, horizon: number): Prediction {
  const n = history.length
  const line = 1 - 1 / theta
  const prediction: Prediction = { mean: new Float64Array(horizon), variance: new Float64Array(horizon) }
  let level = start
  let mean = 0
  let slope = 0
  let intercept = 0
  let decay = 1
  let total = 0
  for (let t = 1; t <= n + horizon; t++) {
    const mu =
      t === 1
        ? level + line * (history[0] as number)
        : level + line * (intercept * decay + (slope * (1 - decay * (1 - alpha))) / alpha)
    const value = t <= n ? (history[t - 1] as number) : mu
    if (t > n) prediction.mean[t - n - 1] = mu
    else if (t > WARM_UP) total += (value - mu) * (value - mu)
    level = alpha * value + (1 - alpha) * level
    slope = t === 1 ? 0 : ((t - 2) * slope + (6 * (value - mean)) / t) / (t + 1)
    mean += (value - mean) / t
    intercept = mean - ((t + 1) / 2) * slope
    decay *= 1 - alpha
  }
  const sigma2 = total / Math.max(1, n - WARM_UP - 3)
  for (let h = 0; h < horizon; h++) prediction.variance[h] = sigma2 * (1 + h * alpha * alpha)
  return prediction
}
