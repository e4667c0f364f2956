import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Frequency } from '../options.ts'
import type { Series } from '../series.ts'
import { backtest } from './backtest.ts'
import { forecastSeries } from './forecast.ts'
import { toBands } from './model.ts'
import { naive, seasonalNaive } from './seasonal-naive.ts'

const seriesOf = (values: number[], frequency: Frequency = 'monthly'): Series => ({
  category: 'kopi',
  frequency,
  first: 0,
  values: Float64Array.from(values),
  origins: new Uint8Array(values.length),
  rows: values.length,
})
const auto = { horizon: undefined, nonNegative: 'auto' } as const
const seasonal = (n: number) => Array.from({ length: n }, (_, at) => 100 + 40 * Math.sin((at * Math.PI) / 6) + (at % 5))
const forecastOf = (
  values: number[],
  options: Partial<{ horizon: number; nonNegative: 'auto' | 'true' | 'false' }> = {},
  frequency?: Frequency,
) => {
  const result = forecastSeries(seriesOf(values, frequency), { ...auto, ...options })
  if (!('bands' in result)) throw new Error(result.reason)
  return result
}

describe('naive and seasonal naive', () => {
  it('repeat the last value, with an error that grows with the square root of the horizon', () => {
    // Errors of the naive method: +2, −1, +2; their mean square is 3.
    const { mean, error } = naive.predict(Float64Array.of(1, 3, 2, 4), 12, 4) ?? { mean: [], error: [] }
    expect([...mean]).toEqual([4, 4, 4, 4])
    expect(Array.from(error, (e) => e * e).map((v) => Number(v.toFixed(9)))).toEqual([3, 6, 9, 12])
  })

  it('repeat the last season, with an error that grows by season', () => {
    const { mean, error } = seasonalNaive.predict(Float64Array.of(1, 2, 3, 4, 2, 3, 4, 5), 4, 9) ?? {
      mean: [],
      error: [],
    }
    expect([...mean]).toEqual([2, 3, 4, 5, 2, 3, 4, 5, 2])
    expect(Array.from(error, (e) => Number((e * e).toFixed(9)))).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 3])
  })

  it('do not invent a season that has not repeated', () => {
    expect(seasonalNaive.predict(new Float64Array(13), 12, 3)).toBeNull()
    expect(seasonalNaive.predict(new Float64Array(9), 1, 3)).toBeNull()
    const wave = seasonal(30)
    expect([forecastOf(wave).model, forecastOf(wave.slice(0, 23)).model]).toEqual(['seasonal-naive', 'naive'])
  })

  it('give the bands of the normal distribution', () => {
    const [band] = toBands({ mean: Float64Array.of(10), error: Float64Array.of(2) }, Number.NEGATIVE_INFINITY)
    expect(band?.upper80).toBeCloseTo(12.563, 3)
    expect(band?.lower95).toBeCloseTo(6.08, 3)
  })
})

describe('backtest', () => {
  it('measures against what then happened', () => {
    // Rises by 1 each month: naive is off by h, one step at a time.
    const rising = Float64Array.from({ length: 40 }, (_, at) => at)
    const result = backtest(naive, naive, rising, 1, 3)
    expect(result).toMatchObject({ origins: 10, horizon: 3, compared: 30, meanAbsoluteError: 2, mase: 2, naiveMase: 2 })
  })
  it('sees that a season beats the naive guess', () => {
    const result = backtest(seasonalNaive, naive, Float64Array.from(seasonal(72)), 12, 12)
    expect(result?.mase).toBeLessThan(result?.naiveMase ?? 0)
    expect(result?.smape).toBeLessThan(result?.naiveSmape ?? 0)
  })
  it('has no scale on a constant history, and says null', () => {
    expect(backtest(naive, naive, new Float64Array(20).fill(7), 12, 6)).toMatchObject({
      mase: null,
      smape: 0,
      coverage95: 1,
    })
  })
})

describe('forecastSeries', () => {
  it('uses the season where it did better in the past, and the naive method where not', () => {
    expect(forecastOf(seasonal(72)).model).toBe('seasonal-naive')
    const walk = Array.from({ length: 72 }, (_, at) => 100 + at * at)
    expect(forecastOf(walk).model).toBe('naive')
  })

  it.each([
    ['daily', 14],
    ['weekly', 13],
    ['monthly', 12],
    ['quarterly', 8],
    ['yearly', 6],
  ] as const)('looks ahead by default %s: %d periods', (frequency, periods) => {
    expect(forecastOf(seasonal(30), {}, frequency).bands).toHaveLength(periods)
  })

  it('never goes below zero where the past never did, unless told so', () => {
    const jumpy = [1, 90, 2, 80, 1, 95, 3, 70, 1, 99, 2, 60]
    expect(Math.min(...forecastOf(jumpy).bands.map((b) => b.lower95))).toBe(0)
    expect(Math.min(...forecastOf(jumpy, { nonNegative: 'false' }).bands.map((b) => b.lower95))).toBeLessThan(0)
    expect(Math.min(...forecastOf([-5, ...jumpy]).bands.map((b) => b.lower95))).toBeLessThan(0)
  })

  it('says why it does not forecast', () => {
    expect(forecastSeries(seriesOf([1, 2, 3, 4, 5, 6, 7]), auto)).toEqual({ reason: 'too-few-periods' })
    expect(forecastSeries(seriesOf([1, 2, Number.NaN, 4, 5, 6, 7, 8]), auto)).toEqual({ reason: 'missing-periods' })
  })

  it('forecasts a constant by itself', () => {
    for (const band of forecastOf(new Array(30).fill(7)).bands)
      expect(band).toEqual({ value: 7, lower80: 7, upper80: 7, lower95: 7, upper95: 7 })
  })

  it('gives finite, ordered bands that do not narrow, on any finite input, and scales with it', () => {
    const values = fc.array(fc.integer({ min: -1000, max: 100_000 }), { minLength: 8, maxLength: 80 })
    fc.assert(
      fc.property(values, (history) => {
        const { bands } = forecastOf(history, { nonNegative: 'false' })
        let width = 0
        for (const b of bands) {
          expect(Object.values(b).every(Number.isFinite)).toBe(true)
          expect(b.lower95 <= b.lower80 && b.lower80 <= b.value && b.value <= b.upper80 && b.upper80 <= b.upper95).toBe(
            true,
          )
          expect(b.upper95 - b.lower95).toBeGreaterThanOrEqual(width * (1 - 1e-12))
          width = b.upper95 - b.lower95
        }
        const doubled = forecastOf(
          history.map((v) => v * 2),
          { nonNegative: 'false' },
        )
        expect(doubled.bands.map((b) => b.upper95 / 2)).toEqual(bands.map((b) => b.upper95))
      }),
    )
  })
})
