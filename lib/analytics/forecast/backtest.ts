import { finiteOrNull } from '../stats.ts'
import type { ForecastModel, Prediction } from './model.ts'

/** How forecasts from several origins did against what then came. */
export type Score = {
  /** Mean absolute error in the unit of the series. */
  absolute: number
  /** Mean absolute error ÷ that of the seasonal naive method within the training part (Hyndman & Koehler 2006); below 1 is better. */
  mase: number | null
  /** Mean of 2|e| ÷ (|y| + |ŷ|), 0 where both are 0; at most 2. */
  smape: number | null
  /** Mean absolute error ÷ mean size of what came (Kolassa & Schütz 2007); null where nothing came. */
  wape: number | null
}

/** Where forecasts are made as if the rest were unknown: lengths of the training parts, shortest first, and how far each looks. */
export type Origins = { ends: readonly number[]; steps: number }

const ORIGINS_MAX = 8
const TRAIN_MIN = 4
/** With fewer values to compare with, what was missed is chance. */
const TEST_MIN = 4

/**
 * Up to eight origins, a third of the horizon apart so that they tell different things. At least half of the history stays
 * for fitting, and more than two seasons where the whole history has two: models that see the season in the whole must see
 * it in each part, or others than those that forecast would be tested. No origin where too little is left to compare with.
 */
export function originsOf(n: number, horizon: number, season: number): Origins {
  const seasons = season > 1 && n >= 2 * season ? 2 * season + 1 : 0
  const least = Math.max(TRAIN_MIN, Math.ceil(n / 2), seasons)
  const left = n - least
  if (left < TEST_MIN) return { ends: [], steps: 0 }
  const steps = Math.min(horizon, Math.floor(left / 2))
  const apart = Math.ceil(steps / 3)
  const ends: number[] = []
  for (let end = n - steps; end >= least && ends.length < ORIGINS_MAX; end -= apart) ends.unshift(end)
  return { ends, steps }
}

/**
 * Tests a model by rolling origin (Tashman 2000; FPP3 section 5.10): one forecast from each origin. Form and parameters are
 * fitted once, on the shortest training part, and only run through the longer ones ("fixed parameters"): nothing leaks, and
 * a test costs one fit. Null where the model does not suit that part, or has no season there though `seasonal` says that it
 * has one in the whole history: what it missed then says nothing about the forecast.
 */
export function rollingForecasts(
  model: ForecastModel,
  history: Float64Array,
  season: number,
  { ends, steps }: Origins,
  seasonal = false,
): Prediction[] | null {
  const fitted = model.fit(history.subarray(0, ends[0]), season)
  if (!fitted || (seasonal && !fitted.seasonal)) return null
  return ends.map((end) => fitted.predict(history.subarray(0, end), steps))
}

/** Mean absolute error at each origin. */
export function errorsOf(
  predictions: readonly Prediction[],
  history: Float64Array,
  { ends, steps }: Origins,
): number[] {
  return predictions.map(({ mean }, k) => {
    const end = ends[k] as number
    let total = 0
    for (let h = 0; h < steps; h++) total += Math.abs((history[end + h] as number) - (mean[h] as number))
    return total / steps
  })
}

/** Scores one forecast from each origin against what came. */
export function scoreOf(
  predictions: readonly Prediction[],
  history: Float64Array,
  season: number,
  { ends, steps }: Origins,
): Score {
  let size = 0
  let absolute = 0
  let relative = 0
  let scaled = 0
  let scaledCount = 0
  predictions.forEach(({ mean }, k) => {
    const end = ends[k] as number
    const scale = naiveScale(history, end, season)
    for (let h = 0; h < steps; h++) {
      const truth = history[end + h] as number
      const value = mean[h] as number
      const error = Math.abs(truth - value)
      size += Math.abs(truth)
      absolute += error
      relative += error === 0 ? 0 : (2 * error) / (Math.abs(truth) + Math.abs(value))
      if (scale > 0) {
        scaled += error / scale
        scaledCount++
      }
    }
  })
  const compared = predictions.length * steps
  return {
    absolute: absolute / compared,
    mase: scaledCount === 0 ? null : finiteOrNull(scaled / scaledCount),
    smape: finiteOrNull(relative / compared),
    wape: finiteOrNull(absolute / size),
  }
}

/** Mean absolute error of the (seasonal) naive method within the first `end` values; 0 where they are constant. */
function naiveScale(history: Float64Array, end: number, season: number): number {
  const m = end > season ? season : 1
  let total = 0
  for (let t = m; t < end; t++) total += Math.abs((history[t] as number) - (history[t - m] as number))
  return total / (end - m)
}
