import type { Prediction } from './model.ts'

/** How strongly weights follow past errors, at most, and from how many values on at half of that. */
const STRENGTH_MAX = 3
const HALF_AT = 300

/**
 * Weights of models by their past errors, summing to 1: proportional to error^−k (Bates & Granger 1969, who take k = 2 and
 * the mean square), where k grows from 0 to 3 with the length n of the history: 3n ÷ (n + 300). On a short history errors
 * say little about the next ones and equal weights are hard to beat (Smith & Wallis 2009); over years of weeks or days they
 * tell which models suit the series. Equal where an error is 0 or unknown.
 *
 * @example weightsOf([1, 2], 600) // [0.8, 0.2]
 */
export function weightsOf(errors: readonly number[], n: number): Float64Array {
  const power = (STRENGTH_MAX * n) / (n + HALF_AT)
  const least = Math.min(...errors)
  const raw = Float64Array.from(errors, (error) => (least / error) ** power)
  const total = raw.reduce((sum, weight) => sum + weight, 0)
  if (!(total > 0 && Number.isFinite(total))) return raw.fill(1 / errors.length)
  return raw.map((weight) => weight / total)
}

/**
 * The weighted mean of several forecasts. Its variance is the mean of theirs plus the variance between them: what each model
 * is unsure of, and what they disagree about.
 */
export function pool(predictions: readonly Prediction[], weights: Float64Array): Prediction {
  const horizon = predictions[0]?.mean.length ?? 0
  const mean = new Float64Array(horizon)
  const variance = new Float64Array(horizon)
  for (let h = 0; h < horizon; h++) {
    let value = 0
    for (let k = 0; k < predictions.length; k++) value += at(weights, k) * at(predictions[k]?.mean, h)
    let spread = 0
    for (let k = 0; k < predictions.length; k++) {
      const apart = at(predictions[k]?.mean, h) - value
      spread += at(weights, k) * (at(predictions[k]?.variance, h) + apart * apart)
    }
    mean[h] = value
    variance[h] = spread
  }
  return { mean, variance }
}

const at = (values: Float64Array | undefined, index: number): number => values?.[index] as number
