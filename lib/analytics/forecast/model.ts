/** Expected values and their standard errors for 1, 2, … periods ahead, both in the unit of the series. */
export type Prediction = { mean: Float64Array; error: Float64Array }

/**
 * One way to forecast: from a regular history without gaps to the next `horizon` periods. `season` is the number of periods
 * after which a pattern may repeat (12 for months), 1 for none. Null where the history is too short for the model.
 *
 * A model never sees dates, categories or what lies after the history, so that back-tests cannot leak.
 */
export type ForecastModel = {
  name: string
  predict(history: Float64Array, season: number, horizon: number): Prediction | null
}

export type Band = { value: number; lower80: number; upper80: number; lower95: number; upper95: number }

/** Quantiles of the standard normal distribution for two-sided 80 % and 95 % (Hyndman & Athanasopoulos, FPP3, table 5.1). */
const z80 = 1.281_551_565_544_600_4
const z95 = 1.959_963_984_540_054

/** Normal bands around a prediction; `floor` 0 for quantities that cannot be negative. */
export function toBands({ mean, error }: Prediction, floor: number): Band[] {
  const at = (value: number) => Math.max(floor, value)
  return Array.from(mean, (value, h) => {
    const sigma = error[h] as number
    return {
      value: at(value),
      lower80: at(value - z80 * sigma),
      upper80: at(value + z80 * sigma),
      lower95: at(value - z95 * sigma),
      upper95: at(value + z95 * sigma),
    }
  })
}
