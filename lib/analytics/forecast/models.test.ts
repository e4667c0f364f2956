import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seasonallyAdjusted } from './adjust.ts'
import { airPassengers } from './classic-series.ts'
import { dynamicTheta } from './dynamic-theta.ts'
import { ets } from './ets.ts'
import type { ForecastModel } from './model.ts'
import { naive, seasonalNaive } from './seasonal-naive.ts'

const models: ForecastModel[] = [naive, seasonalNaive, dynamicTheta, ets, seasonallyAdjusted(ets)]
const predict = (model: ForecastModel, values: ArrayLike<number>, season: number, horizon: number) => {
  const history = Float64Array.from(values)
  return model.fit(history, season)?.predict(history, horizon) ?? null
}
const moderate = fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { minLength: 4, maxLength: 60 })
const positive = fc.array(fc.double({ min: 1, max: 1000, noNaN: true }), { minLength: 20, maxLength: 60 })
const spiky = fc.array(
  fc.oneof(fc.constant(0), fc.integer({ min: -5, max: 5 }), fc.constantFrom(1e-9, -1e-9, 1e-3, 900, -900)),
  { minLength: 4, maxLength: 60 },
)

describe.each(models.map((model) => [model.name, model] as const))('%s', (_, model) => {
  it('gives finite means and variances on anything finite, now and on what comes later', () => {
    fc.assert(
      fc.property(fc.oneof(moderate, spiky, positive), moderate, fc.constantFrom(1, 4, 7), (past, later, season) => {
        const history = Float64Array.from(past)
        const fitted = model.fit(history, season)
        for (const known of [history, Float64Array.from([...past, ...later])]) {
          const { mean, variance } = fitted?.predict(known, 9) ?? { mean: [], variance: [] }
          expect(mean.every(Number.isFinite)).toBe(true)
          expect(variance.every((value) => Number.isFinite(value) && value >= 0)).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('continues a constant as it is', () => {
    const prediction = predict(model, new Array(40).fill(7), 4, 6)
    for (const value of prediction?.mean ?? []) expect(value).toBeCloseTo(7, 6)
    for (const value of prediction?.variance ?? []) expect(value).toBeLessThan(1e-9)
  })

  it('forecasts the same in another unit', () => {
    fc.assert(
      fc.property(positive, fc.constantFrom(0.25, 2, 1024), (past, factor) => {
        const own = predict(model, past, 4, 6)
        const scaled = predict(
          model,
          past.map((value) => value * factor),
          4,
          6,
        )
        own?.mean.forEach((value, h) => {
          const other = (scaled?.mean[h] as number) / factor
          expect(Math.abs(other - value)).toBeLessThan(1e-2 * (Math.abs(value) + 1))
        })
      }),
      { numRuns: 30 },
    )
  })

  it('says the same twice, and the same near future however far it looks', () => {
    const once = predict(model, airPassengers, 12, 24)
    expect(predict(model, airPassengers, 12, 24)).toEqual(once)
    const near = predict(model, airPassengers, 12, 6)
    expect([...(near?.mean ?? [])]).toEqual([...(once?.mean.subarray(0, 6) ?? [])])
    expect([...(near?.variance ?? [])]).toEqual([...(once?.variance.subarray(0, 6) ?? [])])
  })

  it('leaves the history as it was', () => {
    const history = airPassengers.slice()
    model.fit(history, 12)?.predict(history, 3)
    expect([...history]).toEqual([...airPassengers])
  })
})

describe('the naive method', () => {
  it('moves with the series, exactly', () => {
    const prediction = predict(naive, [1, 3, 2, 4], 12, 4)
    // Errors: +2, −1, +2; their mean square is 3.
    expect([...(prediction?.mean ?? [])]).toEqual([4, 4, 4, 4])
    expect([...(prediction?.variance ?? [])]).toEqual([3, 6, 9, 12])
  })

  it('repeats the last season, with a variance that grows by season', () => {
    const prediction = predict(seasonalNaive, [0, 1, 2, 3, 1, 2, 3, 4, 2, 3, 4, 5], 4, 9)
    expect([...(prediction?.mean ?? [])]).toEqual([2, 3, 4, 5, 2, 3, 4, 5, 2])
    expect([...(prediction?.variance ?? [])]).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 3])
  })

  it('does not invent a season that has not repeated', () => {
    expect(seasonalNaive.fit(new Float64Array(24), 12)).toBeNull()
    expect(seasonalNaive.fit(new Float64Array(9), 1)).toBeNull()
  })
})
