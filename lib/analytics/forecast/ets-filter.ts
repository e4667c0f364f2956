import { ALPHA, BETA, type EtsForm, GAMMA, INDICES, LEVEL, PHI, SLOPE } from './ets-form.ts'

/** A product of levels is turned into a logarithm before it leaves the range of a double. */
const productMax = 1e140
const productMin = 1e-140
/** A mean this small is as good as 0 to a model with multiplicative errors, and so is a sum of squares to the logarithm. */
const smallest = 1e-100

/** What the filter says about a stretch of history: −2 log likelihood but for a constant, and the sum of squared errors. */
export type Filtered = { deviance: number; squares: number }

/**
 * Runs the states of an exponential smoothing model through `history[0 … n − 1]` (Hyndman, Koehler, Ord & Snyder 2008,
 * chapter 2) and leaves them in `state` as they are after the last value. With e = y − μ and q = ℓ + φb:
 *
 *     season N, A:  μ = q + s   ℓ ← q + αe      b ← φb + βe      s ← s + γe
 *     season M:     μ = q·s     ℓ ← q + αe/s    b ← φb + βe/s    s ← s + γe/q
 *
 * Models with additive and with multiplicative errors share these lines; they differ in their likelihood, n log Σe², and
 * n log Σ(e/μ)² + 2 Σ log |μ|. Infinite where a multiplicative model leaves the positive numbers. Allocates nothing.
 *
 * `into` receives the result, so that the optimiser's thousands of calls share one object.
 */
export function filterEts(
  form: EtsForm,
  parameters: Float64Array,
  state: Float64Array,
  history: Float64Array,
  into: Filtered,
): void {
  into.squares = Number.POSITIVE_INFINITY
  into.deviance = Number.POSITIVE_INFINITY
  if (form.season === 'M') filterMultiplicative(form, parameters, state, history, into)
  else filterAdditive(form, parameters, state, history, into)
}

function filterAdditive(
  form: EtsForm,
  parameters: Float64Array,
  state: Float64Array,
  history: Float64Array,
  into: Filtered,
): void {
  const n = history.length
  const alpha = parameters[ALPHA] as number
  const beta = parameters[BETA] as number
  const gamma = parameters[GAMMA] as number
  const phi = parameters[PHI] as number
  const relative = form.error === 'M'
  const last = form.season === 'A' ? INDICES + form.period : 0
  let level = state[LEVEL] as number
  let slope = state[SLOPE] as number
  let place = INDICES
  let squares = 0
  let product = 1
  let logs = 0
  for (let t = 0; t < n; t++) {
    const damped = phi * slope
    const q = level + damped
    const index = last > 0 ? (state[place] as number) : 0
    const mu = q + index
    const error = (history[t] as number) - mu
    if (relative) {
      if (!(mu > smallest)) return
      const share = error / mu
      squares += share * share
      product *= mu
      if (product > productMax || product < productMin) {
        logs += Math.log(product)
        product = 1
      }
    } else squares += error * error
    level = q + alpha * error
    slope = damped + beta * error
    if (last > 0) {
      state[place] = index + gamma * error
      place = place + 1 === last ? INDICES : place + 1
    }
  }
  state[LEVEL] = level
  state[SLOPE] = slope
  into.squares = squares
  into.deviance = n * Math.log(Math.max(squares, smallest)) + (relative ? 2 * (logs + Math.log(product)) : 0)
}

function filterMultiplicative(
  form: EtsForm,
  parameters: Float64Array,
  state: Float64Array,
  history: Float64Array,
  into: Filtered,
): void {
  const n = history.length
  const alpha = parameters[ALPHA] as number
  const beta = parameters[BETA] as number
  const gamma = parameters[GAMMA] as number
  const phi = parameters[PHI] as number
  const last = INDICES + form.period
  let level = state[LEVEL] as number
  let slope = state[SLOPE] as number
  let place = INDICES
  let squares = 0
  let product = 1
  let logs = 0
  for (let t = 0; t < n; t++) {
    const damped = phi * slope
    const q = level + damped
    const index = state[place] as number
    const mu = q * index
    if (!(q > smallest && mu > smallest)) return
    const error = (history[t] as number) - mu
    const share = error / mu
    squares += share * share
    product *= mu
    if (product > productMax || product < productMin) {
      logs += Math.log(product)
      product = 1
    }
    level = q * (1 + alpha * share)
    slope = damped + beta * q * share
    state[place] = index * (1 + gamma * share)
    place = place + 1 === last ? INDICES : place + 1
  }
  state[LEVEL] = level
  state[SLOPE] = slope
  into.squares = squares
  into.deviance = n * Math.log(Math.max(squares, smallest)) + 2 * (logs + Math.log(product))
}
