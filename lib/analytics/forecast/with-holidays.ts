import type { Frequency } from '../options.ts'
import { type HolidayEffect, lebaranEffect } from './holidays.ts'
import type { ForecastModel, Prediction } from './model.ts'

/** Dates a series has and its models do not: the running number of its first period, and the last one to be forecast, counted from it. */
export type Span = { frequency: Frequency; first: number; periods: number }

/**
 * Puts models behind the moving holidays: each is fitted to the history without their effect, and what it forecasts gets the
 * effect back. The effect is estimated from the history that the model is fitted to, and no other, so that a back-test is as
 * blind to the future as without; once for all models. Where it does not pay the model is left as it is.
 *
 * @returns `around` wraps a model; `isUsedFor` says whether an effect was found in a history of that length
 */
export function withHolidays({ frequency, first, periods }: Span) {
  const found = new Map<number, HolidayEffect | null>()
  const effectIn = (history: Float64Array): HolidayEffect | null => {
    const known = found.get(history.length)
    if (known !== undefined) return known
    const effect = lebaranEffect(history, frequency, first, periods - history.length)
    found.set(history.length, effect)
    return effect
  }
  const around = (model: ForecastModel): ForecastModel => ({
    name: model.name,
    fit(history, season) {
      const effect = effectIn(history)
      if (!effect) return model.fit(history, season)
      const fitted = model.fit(effect.without(history), season)
      return (
        fitted && {
          form: fitted.form,
          seasonal: fitted.seasonal,
          predict: (later, horizon) => restore(fitted.predict(effect.without(later), horizon), effect, later.length),
        }
      )
    },
  })
  return { around, isUsedFor: (length: number) => (found.get(length) ?? null) !== null }
}

function restore({ mean, variance }: Prediction, effect: HolidayEffect, from: number): Prediction {
  return {
    mean: mean.map((value, h) => effect.restore(value, from + h)),
    variance: variance.map(
      (value, h) => value * (effect.multiplicative ? (effect.effect[from + h] as number) ** 2 : 1),
    ),
  }
}
