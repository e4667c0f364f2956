import { z } from 'zod'
import { calculator } from '../calculator.ts'
import { type Decimal, hundred, sum } from '../decimal.ts'
import { figure, reject } from '../figure.ts'

const series = (code: string) =>
  z
    .array(figure({ code }, { unit: 'any' }))
    .min(1)
    .max(1_000)
const mean = (values: readonly Decimal[]) => sum(values).div(values.length)

/** Ratio to the overall mean, over whole cycles: 100 is an average season. For series without a strong trend. */
export const seasonalIndex = calculator({
  name: 'seasonal-index',
  summary: 'Seasonal index of each season, as a percentage of the mean',
  input: z
    .strictObject({
      values: series('VALUE_RANGE'),
      season_length: figure({ code: 'SEASON_RANGE', from: 2, below: 367, whole: true }, { unit: 'periods' }),
    })
    .superRefine(({ values, season_length }, ctx) => {
      const length = season_length.toNumber()
      if (values.length % length !== 0 || values.length < 2 * length)
        reject(ctx, 'values', 'WHOLE_CYCLES', 'needs at least two cycles, and whole ones')
      else if (sum(values).isZero()) reject(ctx, 'values', 'ZERO_MEAN', 'needs a mean other than 0')
    }),
  places: { indices: 'text' },
  compute: ({ values, season_length }) => {
    const length = season_length.toNumber()
    const overall = mean(values)
    const seasons = Array.from({ length }, (_, k) => mean(values.filter((_, i) => i % length === k)))
    return { indices: seasons.map((season) => season.div(overall).times(hundred).toFixed(2)).join(' ') }
  },
})

/** Mean absolute percentage error of a forecast. Undefined where an actual value is 0. */
export const mape = calculator({
  name: 'mape',
  summary: 'Mean absolute percentage error of a forecast',
  input: z
    .strictObject({ actual: series('ACTUAL_RANGE'), forecast: series('FORECAST_RANGE') })
    .superRefine(({ actual, forecast }, ctx) => {
      if (actual.length !== forecast.length) reject(ctx, 'forecast', 'LENGTHS_DIFFER', 'needs as many values as actual')
      else if (actual.some((value) => value.isZero()))
        reject(ctx, 'actual', 'ZERO_ACTUAL', 'an actual value of 0 has no percentage error')
    }),
  places: { mape_pct: 2 },
  compute: ({ actual, forecast }) => ({
    mape_pct: mean(
      actual.map((value, i) =>
        value
          .minus(forecast[i] ?? value)
          .div(value)
          .abs(),
      ),
    ).times(hundred),
  }),
})
