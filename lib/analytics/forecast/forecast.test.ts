import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Frequency } from '../options.ts'
import { dayOf, firstDayOf, periodOf } from '../profile/calendar.ts'
import { origin } from '../series.ts'
import { choose } from './choose.ts'
import { airPassengers, nile } from './classic-series.ts'
import { forecastSeries } from './forecast.ts'
import { idulFitri } from './holidays-dates.ts'
import { uniform } from './noise.ts'

type Asked = Partial<{ horizon: number; nonNegative: 'auto' | 'true' | 'false'; holidays: 'none' | 'id' }>
const answer = (values: ArrayLike<number>, asked: Asked = {}, frequency: Frequency = 'monthly') =>
  forecastSeries(
    { frequency, first: 24_000, values: Float64Array.from(values) },
    { horizon: undefined, nonNegative: 'auto', holidays: 'none', ...asked },
  )
const forecastOf = (...of: Parameters<typeof answer>) => {
  const result = answer(...of)
  if (!('bands' in result)) throw new Error(result.reason)
  return result
}
function noise(seed: number): () => number {
  const random = uniform(seed)
  return () => random() - 0.5
}
const seasonal = (n: number) => {
  const random = noise(3)
  return Array.from({ length: n }, (_, t) => 100 + t / 4 + 30 * Math.sin((t * Math.PI) / 6) + 6 * random())
}

describe('forecastSeries', () => {
  it('forecasts the last year of AirPassengers within 6 % by the mean of four models', () => {
    const { model, models, bands, backtest, warnings } = forecastOf(airPassengers.subarray(0, 132))
    expect(model).toBe('mean of 4')
    expect(models).toHaveLength(4)
    expect(models.join()).toMatch(/Theta.*ETS\(M.*ARIMA.*STL\[12\]/)
    const error = bands.reduce((sum, { value }, h) => sum + Math.abs(value / (airPassengers[132 + h] as number) - 1), 0)
    expect(error / 12).toBeLessThan(0.06)
    const inside = bands.filter(({ lower95, upper95 }, h) => {
      const truth = airPassengers[132 + h] as number
      return truth >= lower95 && truth <= upper95
    })
    expect(inside.length).toBeGreaterThanOrEqual(10)
    expect(backtest?.mase).toBeLessThan((backtest?.naiveMase ?? 0) / 2)
    expect(warnings).toEqual([])
  })

  it('takes a fifth model for days and weeks', () => {
    const week = Array.from({ length: 140 }, (_, t) => 50 + 10 * (t % 7) + ((t * 7919) % 11))
    expect(forecastOf(week, {}, 'daily').models).toHaveLength(5)
  })

  it('uses the naive method where that was clearly better in the past, and says so', () => {
    // A level that jumps every other year and stays: no trend and no average helps.
    const history = Float64Array.from({ length: 60 }, (_, t) => 100 + 50 * Math.floor(t / 25) * (t % 50 < 25 ? 1 : -1))
    expect(choose(history, 'yearly', 1, 6).kind).toBe('naive')
    const result = forecastOf(history, {}, 'yearly')
    expect(result.model).toBe('naive')
    expect(result.warnings).toEqual(['naive-is-better'])
  })

  it('forecasts sporadic demand as such, by amounts that occurred', () => {
    const orders = Array.from({ length: 40 }, (_, t) => ((t * t) % 5 === 1 ? ([6, 2, 9][t % 3] as number) : 0))
    const { model, models, bands, warnings, backtest } = forecastOf(orders)
    expect(model).toMatch(/^Croston \((SBA|TSB)\)$/)
    expect(models).toHaveLength(1)
    expect(warnings).toContain('intermittent')
    for (const { value, lower80, upper95 } of bands) {
      expect(value).toBeGreaterThan(0)
      expect(value).toBeLessThan(9)
      expect([lower80, upper95]).toEqual([0, 9])
    }
    expect(backtest?.coverage95).toBe(1)
  })

  it('moves a lift with Lebaran where asked, and says so', () => {
    const first = periodOf(dayOf(2012, 1, 1), 'monthly')
    const random = noise(5)
    // Sold in the three weeks before the feast: 40 % more in a month that holds all of them.
    const lift = (month: number) => {
      let days = 0
      for (let day = firstDayOf(month, 'monthly'); day < firstDayOf(month + 1, 'monthly'); day++)
        if (idulFitri.some((feast) => day >= feast.day - 21 && day < feast.day - 1)) days++
      return 1 + (0.4 * days) / 20
    }
    const truth = Array.from({ length: 132 }, (_, t) => (900 + 2 * t + 20 * random()) * lift(first + t))
    const asked = (holidays: 'none' | 'id') =>
      forecastSeries(
        { frequency: 'monthly', first, values: Float64Array.from(truth.slice(0, 120)) },
        { horizon: 12, nonNegative: 'auto', holidays },
      )
    const error = (result: ReturnType<typeof asked>) =>
      'bands' in result
        ? result.bands.reduce((sum, { value }, h) => sum + Math.abs(value - (truth[120 + h] as number)), 0)
        : 0
    const [blind, aware] = [asked('none'), asked('id')]
    expect(aware).toMatchObject({ holidays: true, warnings: [] })
    expect(blind).toMatchObject({ holidays: false, warnings: [] })
    expect(error(aware)).toBeLessThan(0.6 * error(blind))
    expect('bands' in aware && 'bands' in blind && (aware.backtest?.mase ?? 9) < (blind.backtest?.mase ?? 0)).toBe(true)
  })

  it('tests a season of two or three years by origins that have seen it twice, or not at all', () => {
    for (const n of [24, 26, 28]) {
      const { backtest, warnings } = forecastOf(seasonal(n))
      expect(backtest).toBeNull()
      expect(warnings).toContain('short-history')
    }
    for (const n of [30, 36, 42, 48]) {
      const { backtest, bands, warnings } = forecastOf(seasonal(n))
      const truth = seasonal(n + 12).slice(n)
      const missed = bands.reduce((sum, { value }, h) => sum + Math.abs(value - (truth[h] as number)), 0)
      const wape = missed / truth.reduce((sum, value) => sum + value, 0)
      expect(backtest?.wape).toBeLessThan(2 * wape + 0.02)
      expect(backtest?.wape).toBeLessThan(backtest?.naiveWape ?? 0)
      expect(Math.max(...bands.map(({ value, lower95, upper95 }) => (upper95 - lower95) / value))).toBeLessThan(1)
      expect(warnings).toEqual([])
    }
  })

  it('says where holidays were asked for and are not in the forecast', () => {
    expect(forecastOf(seasonal(60), { holidays: 'id' })).toMatchObject({
      holidays: false,
      warnings: ['holidays-not-used'],
    })
    expect(forecastOf(nile, { holidays: 'id' }, 'yearly').warnings).toContain('holidays-not-used')
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

  it('looks as far as asked', () => {
    expect(forecastOf(nile, { horizon: 60 }, 'yearly').bands).toHaveLength(60)
    expect(forecastOf(nile, { horizon: 1 }, 'yearly').bands).toHaveLength(1)
  })

  it('never goes below zero where the past never did, unless told so', () => {
    const falling = Array.from({ length: 40 }, (_, t) => 200 - 5 * t + (t % 3))
    const lowest = (values: number[], asked: Asked) =>
      Math.min(...forecastOf(values, asked).bands.map((b) => b.lower95))
    expect(lowest(falling, {})).toBe(0)
    expect(lowest(falling, { nonNegative: 'false' })).toBeLessThan(0)
    const negative = falling.map((value) => value - 300)
    expect(lowest(negative, {})).toBeLessThan(0)
    expect(lowest(negative, { nonNegative: 'true' })).toBe(0)
    expect([forecastOf(falling).clipped, forecastOf(negative).clipped]).toEqual([true, false])
  })

  it('takes no longer over a century of days than over its last four years', () => {
    const random = noise(17)
    const days = Array.from({ length: 36_525 }, (_, t) => 80 + (t % 7) + 4 * random())
    expect(forecastOf(days, {}, 'daily').bands).toEqual(forecastOf(days.slice(-1500), {}, 'daily').bands)
  })

  it('leaves a doubt above a quantity that falls to nothing, and says that it does', () => {
    const random = noise(23)
    const falling = Array.from({ length: 16 }, (_, t) => Math.max(3, 1000 - 60 * t + 60 * random()))
    const { bands, warnings } = forecastOf(falling)
    expect(warnings).toContain('declining-to-zero')
    for (const { value, upper80, upper95 } of bands) {
      expect(upper80).toBeGreaterThan(value)
      expect(upper95).toBeGreaterThan(upper80)
    }
    expect(forecastOf(falling, { nonNegative: 'false' }).warnings).not.toContain('declining-to-zero')
  })

  it('says where the last value was closer in the past, whether or not it is used', () => {
    let [closer, further] = [0, 0]
    for (let seed = 1; seed <= 12; seed++) {
      const random = noise(seed * 7919)
      let level = 500
      const walk = Array.from({ length: 30 }, () => (level += 20 * random()))
      const { model, warnings, backtest } = forecastOf(walk, {}, 'yearly')
      if (model === 'naive' || !backtest) continue
      const expected = (backtest.naiveWape ?? 0) < (backtest.wape ?? 0)
      expect(warnings.includes('naive-was-closer')).toBe(expected)
      if (expected) closer++
      else further++
    }
    expect(closer).toBeGreaterThan(0)
    expect(further).toBeGreaterThan(0)
  })

  it('says where a value far from all others is recent and still counts', () => {
    const values = Float64Array.from({ length: 40 }, (_, t) => (t === 34 ? 10_000 : 100 + (t % 3)))
    const warned = (at: number, from: number) =>
      forecastSeries(
        {
          frequency: 'yearly',
          first: 1980,
          values,
          outliers: Uint8Array.from(values, (_, t) => Number(t === at)),
          origins: new Uint8Array(40).fill(from),
        },
        { horizon: 2, nonNegative: 'auto', holidays: 'none' },
      )
    expect(warned(34, origin.observed)).toMatchObject({ warnings: expect.arrayContaining(['outliers-in-history']) })
    for (const [at, from] of [
      [3, origin.observed],
      [34, origin.winsorized],
    ] as const)
      expect(warned(at, from)).toMatchObject({ warnings: expect.not.arrayContaining(['outliers-in-history']) })
  })

  it('says why it does not forecast', () => {
    expect(answer([1, 2, 3, 4, 5, 6, 7])).toEqual({ reason: 'too-few-periods' })
    expect(answer([1, 2, Number.NaN, 4, 5, 6, 7, 8])).toEqual({ reason: 'missing-periods' })
    const huge = Array.from({ length: 20 }, (_, t) => (t % 2 ? 1.7e308 : -1.7e308))
    expect(answer(huge)).toEqual({ reason: 'out-of-range' })
  })

  it('warns of a short history and of a wide band', () => {
    expect(forecastOf(seasonal(20)).warnings).toContain('short-history')
    expect(forecastOf(seasonal(40)).warnings).not.toContain('short-history')
    const random = noise(11)
    const around = Array.from({ length: 40 }, () => 100 * random())
    expect(forecastOf(around).warnings).toContain('wide-band')
    expect(forecastOf(airPassengers).warnings).not.toContain('wide-band')
  })

  it('forecasts a constant by itself, without a doubt or a warning', () => {
    const { model, bands, warnings } = forecastOf(new Array(30).fill(7))
    expect(model).toBe('naive')
    expect(warnings).toEqual([])
    for (const band of bands) expect(band).toEqual({ value: 7, lower80: 7, upper80: 7, lower95: 7, upper95: 7 })
  })

  it('gives finite, ordered bands that do not narrow, on any finite input, the same twice, and scales with it', () => {
    const value = fc.oneof(
      fc.integer({ min: -1000, max: 100_000 }),
      fc.constantFrom(0, 1e-300, 1e-5, 1e12, -1e9),
      fc.double({ min: 0, max: 1, noNaN: true }),
    )
    const histories = fc.array(value, { minLength: 8, maxLength: 60 })
    fc.assert(
      fc.property(
        histories,
        fc.constantFrom<Frequency>('daily', 'monthly', 'quarterly', 'yearly'),
        (history, frequency) => {
          const asked = { nonNegative: 'false' } as const
          const { bands, backtest } = forecastOf(history, asked, frequency)
          let width = 0
          for (const b of bands) {
            expect(Object.values(b).every(Number.isFinite)).toBe(true)
            expect(
              b.lower95 <= b.lower80 && b.lower80 <= b.value && b.value <= b.upper80 && b.upper80 <= b.upper95,
            ).toBe(true)
            expect(b.upper95 - b.lower95).toBeGreaterThanOrEqual(width * (1 - 1e-9))
            width = b.upper95 - b.lower95
          }
          for (const measure of Object.values(backtest ?? {}))
            expect(measure === null || Number.isFinite(measure)).toBe(true)
          expect(forecastOf(history, asked, frequency).bands).toEqual(bands)
          const doubled = forecastOf(
            history.map((v) => v * 2),
            asked,
            frequency,
          )
          expect(doubled.bands.map((b) => b.upper95 / 2)).toEqual(bands.map((b) => b.upper95))
        },
      ),
      { numRuns: 20 },
    )
  })
})
