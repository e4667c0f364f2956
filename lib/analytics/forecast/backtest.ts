import { finiteOrNull } from '../stats.ts'
import { type ForecastModel, toBands } from './model.ts'

export type Backtest = {
  /** Points in the past from which a forecast was made as if the rest were unknown. */
  origins: number
  /** Periods ahead in each. */
  horizon: number
  /** Forecasts compared with what then happened. */
  compared: number
  mase: number | null
  smape: number | null
  naiveMase: number | null
  naiveSmape: number | null
  wape: number | null
  naiveWape: number | null
  coverage80: number
  coverage95: number
  /** Mean absolute error in the unit of the series: what models are chosen by. */
  meanAbsoluteError: number
  naiveMeanAbsoluteError: number
}

const originsMax = 10
const trainMin = 4

/**
 * Tests a model by rolling origin (Tashman 2000; FPP3 section 5.10): the forecast is made from the first n − h, n − h − 1, …
 * values, at most ten times, and compared with what came. At least half of the history stays for fitting.
 *
 * MASE: mean absolute error ÷ in-sample error of the seasonal naive method on the same training part (Hyndman & Koehler
 * 2006); below 1 is better than that. sMAPE as a share: mean of 2|e| ÷ (|y| + |ŷ|), 0 where both are 0; at most 2. Coverage:
 * share of what came that lay inside the band. WAPE: mean absolute error ÷ mean size of what came (Kolassa & Schütz 2007), null
 * where nothing came; unlike sMAPE it ranks models as the mean absolute error does. `reference` is tested at the same points. Null where the history is too short.
 */
export function backtest(
  model: ForecastModel,
  reference: ForecastModel,
  history: Float64Array,
  season: number,
  horizon: number,
): Backtest | null {
  const n = history.length
  const steps = Math.max(1, Math.min(horizon, Math.floor(n / 4)))
  const tally = new Tally()
  const baseline = new Tally()
  let origins = 0
  for (let train = n - steps; train >= Math.max(trainMin, Math.ceil(n / 2)) && origins < originsMax; train--) {
    const past = history.subarray(0, train)
    const own = model.predict(past, season, steps)
    const other = reference.predict(past, season, steps)
    if (!own || !other) break
    const scale = naiveScale(past, season)
    const actual = history.subarray(train, train + steps)
    tally.add(actual, toBands(own, Number.NEGATIVE_INFINITY), scale)
    baseline.add(actual, toBands(other, Number.NEGATIVE_INFINITY), scale)
    origins++
  }
  if (origins === 0) return null
  return {
    origins,
    horizon: steps,
    compared: tally.compared,
    mase: tally.mase(),
    smape: finiteOrNull(tally.relative / tally.compared),
    naiveMase: baseline.mase(),
    naiveSmape: finiteOrNull(baseline.relative / baseline.compared),
    wape: finiteOrNull(tally.absolute / tally.size),
    naiveWape: finiteOrNull(baseline.absolute / baseline.size),
    coverage80: tally.inside80 / tally.compared,
    coverage95: tally.inside95 / tally.compared,
    meanAbsoluteError: tally.absolute / tally.compared,
    naiveMeanAbsoluteError: baseline.absolute / baseline.compared,
  }
}

/** In-sample mean absolute error of the (seasonal) naive method; 0 for a constant history. */
function naiveScale(past: Float64Array, season: number): number {
  const m = past.length > season ? season : 1
  let total = 0
  for (let t = m; t < past.length; t++) total += Math.abs((past[t] as number) - (past[t - m] as number))
  return total / (past.length - m)
}

class Tally {
  compared = 0
  absolute = 0
  size = 0
  relative = 0
  inside80 = 0
  inside95 = 0
  private scaled = 0
  private scaledCount = 0

  add(actual: Float64Array, bands: ReturnType<typeof toBands>, scale: number): void {
    bands.forEach((band, h) => {
      const truth = actual[h] as number
      const error = Math.abs(truth - band.value)
      this.compared++
      this.absolute += error
      this.size += Math.abs(truth)
      this.relative += error === 0 ? 0 : (2 * error) / (Math.abs(truth) + Math.abs(band.value))
      if (truth >= band.lower80 && truth <= band.upper80) this.inside80++
      if (truth >= band.lower95 && truth <= band.upper95) this.inside95++
      if (scale === 0) return
      this.scaled += error / scale
      this.scaledCount++
    })
  }

  mase(): number | null {
    return this.scaledCount === 0 ? null : finiteOrNull(this.scaled / this.scaledCount)
  }
}
