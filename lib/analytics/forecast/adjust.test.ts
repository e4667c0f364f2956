import { describe, expect, it } from 'vitest'
import { seasonallyAdjusted } from './adjust.ts'
import { arima } from './arima.ts'
import { airPassengers } from './classic-series.ts'
import { ets } from './ets.ts'
import type { ForecastModel } from './model.ts'
import { naive } from './seasonal-naive.ts'

const past = airPassengers.slice(0, 132)
const actual = airPassengers.slice(132)
const ahead = (model: ForecastModel, history: Float64Array, season: number, horizon = 12) => {
  const fitted = model.fit(history, season)
  if (!fitted) throw new Error('no model')
  return fitted.predict(history, horizon)
}
const percent = (mean: Float64Array) =>
  mean.reduce((sum, value, h) => sum + Math.abs(value / (actual[h] as number) - 1), 0) / mean.length

describe('seasonallyAdjusted', () => {
  it('gives a model without season the season back', () => {
    // The last year of AirPassengers: the naive method alone is 17 % off, with the season put back a third of that.
    const bare = percent(ahead(naive, past, 1).mean)
    expect(percent(ahead(seasonallyAdjusted(naive), past, 12).mean)).toBeLessThan(bare * 0.75)
    expect(percent(ahead(seasonallyAdjusted(arima), past, 12).mean)).toBeLessThan(0.06)
    expect(percent(ahead(seasonallyAdjusted(ets), past, 12).mean)).toBeLessThan(0.06)
  })

  it('repeats a season of weeks that changes nothing, added or multiplied', () => {
    const wave = (t: number) => Math.sin((2 * Math.PI * t) / 52)
    const model = seasonallyAdjusted(arima)
    for (const value of [(t: number) => 10 * wave(t), (t: number) => 100 * (1 + 0.5 * wave(t))]) {
      const { mean } = ahead(
        model,
        Float64Array.from({ length: 208 }, (_, t) => value(t)),
        52,
        60,
      )
      mean.forEach((forecast, h) => {
        expect(forecast).toBeCloseTo(value(208 + h), 6)
      })
    }
  })

  it('scales with the values, and its band with the season where that is one of shares', () => {
    const model = seasonallyAdjusted(naive)
    const plain = ahead(model, past, 12)
    const doubled = ahead(
      model,
      past.map((value) => 2 * value),
      12,
    )
    doubled.mean.forEach((value, h) => {
      expect(value / (plain.mean[h] as number)).toBeCloseTo(2, 9)
    })
    // July's index is higher than November's, though it lies nearer.
    expect(plain.variance[6]).toBeGreaterThan(plain.variance[10] as number)
  })

  it('needs a season, seen more than twice', () => {
    expect(seasonallyAdjusted(naive).fit(past, 1)).toBeNull()
    expect(seasonallyAdjusted(naive).fit(past.slice(0, 24), 12)).toBeNull()
  })
})
