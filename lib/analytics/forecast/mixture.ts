import { errorsOf, type Origins, originsOf, rollingForecasts, type Score, scoreOf } from './backtest.ts'
import { pool, weightsOf } from './combine.ts'
import type { ForecastModel, Prediction } from './model.ts'

/** A forecast, what it is made of, and what the same way of forecasting did in the past. */
export type Tested = {
  forms: string[]
  prediction: Prediction
  /** Null where the history is too short for a test. `whole`: every model took part in it. */
  past: { origins: Origins; predictions: Prediction[]; score: Score; whole: boolean } | null
}

/** A model fitted to the whole history, and its past forecasts where it could make any. */
type Member = { form: string; prediction: Prediction; past: Prediction[] | null; errors: number[] }

/**
 * Forecasts by the mean of all models that suit the history, weighted by their errors in the past (`weightsOf`). What is
 * said to have been forecast in the past was weighted by the errors at the other origins, so that the test stays fair. A
 * model without a past (too short for it) counts as an average one. Null where no model suits.
 */
export function forecastByMean(
  models: readonly ForecastModel[],
  history: Float64Array,
  season: number,
  horizon: number,
): Tested | null {
  const origins = originsOf(history.length, horizon, season)
  const members = models.flatMap((model): Member[] => {
    const fitted = model.fit(history, season)
    const prediction = fitted?.predict(history, horizon)
    if (!fitted || !prediction || !isUsable(prediction)) return []
    const past = origins.ends.length > 0 ? rollingForecasts(model, history, season, origins, fitted.seasonal) : null
    const usable = past?.every(isUsable) ? past : null
    return [{ form: fitted.form, prediction, past: usable, errors: usable ? errorsOf(usable, history, origins) : [] }]
  })
  if (members.length === 0) return null
  const weightsWithout = (left: number) => weightsOf(meanErrors(members, left), history.length)
  const tested = members.filter(({ past }) => past !== null)
  return {
    forms: members.map(({ form }) => form),
    prediction: pool(
      members.map((member) => member.prediction),
      weightsWithout(-1),
    ),
    past:
      tested.length === 0
        ? null
        : { ...scorePast(tested, history, season, origins), whole: tested.length === members.length },
  }
}

function scorePast(members: readonly Member[], history: Float64Array, season: number, origins: Origins) {
  const predictions = origins.ends.map((_, k) =>
    pool(
      members.map(({ past }) => (past as Prediction[])[k] as Prediction),
      weightsOf(meanErrors(members, k), history.length),
    ),
  )
  return { origins, predictions, score: scoreOf(predictions, history, season, origins) }
}

const isUsable = ({ mean, variance }: Prediction) => mean.every(Number.isFinite) && variance.every(Number.isFinite)

/** Mean error of each member over all origins but one (−1: over all). Who has none gets the mean of the others. */
function meanErrors(members: readonly Member[], left: number): number[] {
  const known = members.map(({ errors }) => mean(errors.filter((_, k) => k !== left)))
  const typical = mean(known.filter((error) => !Number.isNaN(error)))
  return known.map((error) => (Number.isNaN(error) ? typical : error))
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
