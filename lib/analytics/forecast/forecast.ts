import type { Frequency, Options } from '../options.ts'
import { seasonOf } from '../profile/calendar.ts'
import type { Series } from '../series.ts'
import { type Backtest, backtest } from './backtest.ts'
import { type Band, type ForecastModel, toBands } from './model.ts'
import { naive, seasonalNaive } from './seasonal-naive.ts'

export type ForecastReason = 'too-few-periods' | 'missing-periods' | 'out-of-range'
export type Forecast = { model: string; horizon: number; bands: Band[]; backtest: Backtest | null; clipped: boolean }

/** All a series can be forecast by; the one that did best on the past is used. Later models join here. */
const models: readonly ForecastModel[] = [seasonalNaive]

export const periodsMin = 8
const defaultHorizon: Readonly<Record<Frequency, number>> = {
  daily: 14,
  weekly: 13,
  monthly: 12,
  quarterly: 8,
  yearly: 6,
}

/**
 * Forecasts one series: every model is back-tested on the series' own past, the one with the smallest mean absolute error
 * wins, and where none beats the naive method, the naive method is used and named.
 *
 * A reason instead of a forecast: fewer than eight periods, or periods without a value (`missing=drop`).
 */
export function forecastSeries(
  series: Series,
  options: Pick<Options, 'horizon' | 'nonNegative'>,
): Forecast | { reason: ForecastReason } {
  const { values, frequency } = series
  if (values.length < periodsMin) return { reason: 'too-few-periods' }
  if (values.some(Number.isNaN)) return { reason: 'missing-periods' }
  const season = seasonOf[frequency]
  const horizon = options.horizon ?? defaultHorizon[frequency]
  const { model, tested } = choose(values, season, horizon)
  const prediction = model.predict(values, season, horizon)
  if (!prediction) return { reason: 'too-few-periods' }
  const neverNegative = values.every((value) => value >= 0)
  const clipped = options.nonNegative === 'true' || (options.nonNegative === 'auto' && neverNegative)
  const bands = toBands(prediction, clipped ? 0 : Number.NEGATIVE_INFINITY)
  if (!bands.every((band) => Object.values(band).every(Number.isFinite))) return { reason: 'out-of-range' }
  return { model: model.name, horizon, bands, backtest: tested, clipped }
}

/** Models are compared by their error ÷ that of the naive method at the same points, since they need histories of different length. */
function choose(
  values: Float64Array,
  season: number,
  horizon: number,
): { model: ForecastModel; tested: Backtest | null } {
  let best = { model: naive, tested: backtest(naive, naive, values, season, horizon), ratio: 1 }
  // A season that has not been there twice has not been seen to repeat.
  const candidates = values.length < 2 * season ? [] : models
  for (const model of candidates) {
    const tested = backtest(model, naive, values, season, horizon)
    const ratio = tested ? tested.meanAbsoluteError / tested.naiveMeanAbsoluteError : Number.NaN
    if (ratio < best.ratio) best = { model, tested, ratio }
  }
  return best
}
