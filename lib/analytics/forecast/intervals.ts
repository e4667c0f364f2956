import type { Frequency } from '../options.ts'
import type { Origins } from './backtest.ts'
import type { Prediction } from './model.ts'

export type Band = { value: number; lower80: number; upper80: number; lower95: number; upper95: number }

/** Quantiles of the standard normal distribution for two-sided 80 % and 95 % (FPP3, table 5.1). */
const Z80 = 1.281_551_565_544_600_4
const Z95 = 1.959_963_984_540_054

/**
 * What the normal quantiles are multiplied by, so that bands hold as much as they say. Found once, on 416 public series of
 * all frequencies, whose last values were kept back. Above 1 where models are too sure of themselves: they know neither the
 * error of their own parameters nor that tomorrow may differ from yesterday, least of all on short yearly histories. Below 1
 * where the spread between models counts what their mean evens out.
 */
export const calibration: Readonly<Record<Frequency, { level80: number; level95: number }>> = {
  yearly: { level80: 0.97, level95: 1.36 },
  quarterly: { level80: 0.96, level95: 1.14 },
  monthly: { level80: 0.82, level95: 0.93 },
  weekly: { level80: 0.72, level95: 0.81 },
  daily: { level80: 0.63, level95: 0.84 },
}

/** One bad stretch in the past is not the future: bands are never widened more than this by it. */
const WIDENING_MAX = 1.5

/**
 * How much wider bands must be than the model's own variance says, by what it missed in the past: the root mean square of
 * past errors ÷ their own standard errors, at least 1. 1 where nothing is known.
 */
export function wideningOf(past: readonly Prediction[], history: Float64Array, { ends, steps }: Origins): number {
  let total = 0
  let count = 0
  past.forEach(({ mean, variance }, k) => {
    for (let h = 0; h < steps; h++) {
      const own = variance[h] as number
      if (!(own > 0)) continue
      total += ((history[(ends[k] as number) + h] as number) - (mean[h] as number)) ** 2 / own
      count++
    }
  })
  return count === 0 ? 1 : Math.min(WIDENING_MAX, Math.max(1, Math.sqrt(total / count)))
}

/**
 * Bands around a prediction; `floor` is 0 for quantities that cannot be negative, `widening` multiplies their width. A mean
 * below the floor means the floor, of which no model is surer than of its mean: the upper limits lie above it.
 */
export function toBands({ mean, variance }: Prediction, frequency: Frequency, widening: number, floor: number): Band[] {
  const { level80, level95 } = calibration[frequency]
  const at = (value: number) => Math.max(floor, value)
  let sigma = 0
  return Array.from(mean, (raw, h) => {
    const value = at(raw)
    // Models may agree more again further ahead; what is known never does.
    sigma = Math.max(sigma, Math.sqrt(variance[h] as number))
    const near = Z80 * level80 * widening * sigma
    const far = Z95 * level95 * widening * sigma
    return {
      value,
      lower80: at(value - near),
      upper80: at(value + near),
      lower95: at(value - far),
      upper95: at(value + far),
    }
  })
}

/** Share of what came that lay inside the bands made at each origin: of 80 and of 95 %. */
export function coverageOf(
  past: readonly Prediction[],
  history: Float64Array,
  { ends, steps }: Origins,
  bandsOf: (prediction: Prediction, known: Float64Array) => Band[],
): { coverage80: number; coverage95: number } {
  let inside80 = 0
  let inside95 = 0
  past.forEach((prediction, k) => {
    const end = ends[k] as number
    bandsOf(prediction, history.subarray(0, end)).forEach((band, h) => {
      const truth = history[end + h] as number
      if (truth >= band.lower80 && truth <= band.upper80) inside80++
      if (truth >= band.lower95 && truth <= band.upper95) inside95++
    })
  })
  const compared = past.length * steps
  return { coverage80: inside80 / compared, coverage95: inside95 / compared }
}
