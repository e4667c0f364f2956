import { ALPHA, BETA, type EtsForm, GAMMA, PHI } from './ets-form.ts'

/**
 * How an error at time t moves the forecast made for t + j: α + β φ_j (+ γ when j is a whole number of seasons), where
 * φ_j = φ + φ² + … + φ^j (1 … j without damping).
 */
function responses(form: EtsForm, parameters: Float64Array, horizon: number, seasonal: boolean): Float64Array {
  const phi = form.trend === 'N' ? 0 : (parameters[PHI] as number)
  const response = new Float64Array(horizon)
  let power = 1
  let damping = 0
  for (let j = 1; j < horizon; j++) {
    power *= phi
    damping += power
    const whole = seasonal && j % form.period === 0
    // β is the share of the error that enters the slope before it is damped again.
    response[j] =
      (parameters[ALPHA] as number) +
      (parameters[BETA] as number) * damping +
      (whole ? (parameters[GAMMA] as number) : 0)
  }
  return response
}

/**
 * Variances of the errors 1, 2, … periods ahead (Hyndman et al. 2008, chapter 6). With c_j the response to an error:
 *
 *     additive errors         σ² (1 + Σ c_j²)                                                         exact (class 1)
 *     multiplicative errors   (1 + σ²) θ_h − μ_h²,  θ_h = μ_h² + σ² Σ c_j² θ_(h−j)                     exact (class 2)
 *     multiplicative season   s_h² ((1 + σ²) θ_h (1 + γ²σ²)^k − q_h²), k whole seasons before h        close (class 3)
 *
 * `level` are the forecasts without a multiplicative season, `mean` those with it; `sigma2` is the variance of the errors,
 * relative ones for a model with multiplicative errors.
 */
export function etsVariance(
  form: EtsForm,
  parameters: Float64Array,
  sigma2: number,
  level: Float64Array,
  mean: Float64Array,
): Float64Array {
  const horizon = mean.length
  const response = responses(form, parameters, horizon, form.season === 'A')
  const variance = new Float64Array(horizon)
  if (form.error === 'A') {
    let sum = 1
    for (let h = 0; h < horizon; h++) {
      sum += h === 0 ? 0 : (response[h] as number) ** 2
      variance[h] = sigma2 * sum
    }
    return variance
  }
  const theta = new Float64Array(horizon)
  const gamma = form.season === 'M' ? (parameters[GAMMA] as number) : 0
  for (let h = 0; h < horizon; h++) {
    const q = level[h] as number
    let spread = 0
    for (let j = 1; j <= h; j++) spread += (response[j] as number) ** 2 * (theta[h - j] as number)
    theta[h] = q * q + sigma2 * spread
    const seasons = Math.floor(h / form.period)
    const grown = (theta[h] as number) * (1 + gamma * gamma * sigma2) ** seasons
    const index = q === 0 ? 1 : (mean[h] as number) / q
    variance[h] = index * index * ((1 + sigma2) * grown - q * q)
  }
  return variance
}
