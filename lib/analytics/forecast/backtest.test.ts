import { describe, expect, it } from 'vitest'
import { errorsOf, originsOf, rollingForecasts, scoreOf } from './backtest.ts'
import { pool, weightsOf } from './combine.ts'
import { coverageOf, toBands, wideningOf } from './intervals.ts'
import { forecastByMean } from './mixture.ts'
import type { ForecastModel, Prediction } from './model.ts'
import { naive, seasonalNaive } from './seasonal-naive.ts'

/** Rises by 1 each period: the naive method is off by h. */
const rising = (n: number) => Float64Array.from({ length: n }, (_, t) => t + 1)
const flat = (value: number, variance: number, horizon = 3): Prediction => ({
  mean: new Float64Array(horizon).fill(value),
  variance: new Float64Array(horizon).fill(variance),
})
const constantModel = (value: number): ForecastModel => ({
  name: `always ${value}`,
  fit: () => ({ form: `always ${value}`, seasonal: false, predict: (_, horizon) => flat(value, 1, horizon) }),
})

describe('origins', () => {
  it('lie a third of the horizon apart, and leave half of the history for fitting', () => {
    expect(originsOf(100, 12, 1)).toEqual({ ends: [60, 64, 68, 72, 76, 80, 84, 88], steps: 12 })
    expect(originsOf(30, 12, 1)).toEqual({ ends: [17, 20, 23], steps: 7 })
    expect(originsOf(8, 6, 1)).toEqual({ ends: [4, 5, 6], steps: 2 })
    expect(originsOf(7, 6, 1).ends).toEqual([])
  })

  it('leave more than two seasons for fitting wherever the history has two', () => {
    expect(originsOf(23, 12, 12).ends[0]).toBe(12)
    expect(originsOf(28, 12, 12).ends).toEqual([])
    expect(originsOf(36, 12, 12)).toEqual({ ends: [25, 27, 29, 31], steps: 5 })
    expect(originsOf(48, 12, 12)).toEqual({ ends: [25, 29, 33, 37], steps: 11 })
    for (let n = 24; n < 80; n++) for (const end of originsOf(n, 12, 12).ends) expect(end).toBeGreaterThan(24)
  })
})

describe('rolling forecasts', () => {
  it('never show a model what comes later, and fit it once, on the shortest part', () => {
    const fitted: number[] = []
    const seen: number[] = []
    const spy: ForecastModel = {
      name: 'spy',
      fit(history) {
        fitted.push(history.length)
        return {
          form: 'spy',
          seasonal: false,
          predict(past, horizon) {
            seen.push(past.length)
            return flat(past.at(-1) as number, 1, horizon)
          },
        }
      },
    }
    const origins = originsOf(40, 3, 1)
    const predictions = rollingForecasts(spy, rising(40), 1, origins)
    expect(fitted).toEqual([30])
    expect(seen).toEqual([30, 31, 32, 33, 34, 35, 36, 37])
    expect(predictions?.map(({ mean }) => mean[0])).toEqual(seen)
  })

  it('are none where the season of the whole history was not found in the part', () => {
    const without: ForecastModel = { name: 'flat', fit: constantModel(1).fit }
    const origins = originsOf(40, 3, 12)
    expect(rollingForecasts(without, rising(40), 12, origins, true)).toBeNull()
    expect(rollingForecasts(without, rising(40), 12, origins, false)).toHaveLength(origins.ends.length)
    expect(rollingForecasts(seasonalNaive, rising(40), 12, origins, true)).toHaveLength(origins.ends.length)
  })

  it('are scored against what then came', () => {
    const history = rising(40)
    const origins = originsOf(40, 3, 1)
    const predictions = rollingForecasts(naive, history, 1, origins) ?? []
    expect(errorsOf(predictions, history, origins)).toEqual(new Array(8).fill(2))
    const score = scoreOf(predictions, history, 1, origins)
    // Mean error (1 + 2 + 3) ÷ 3; within the training part the naive method is off by 1.
    expect(score).toMatchObject({ absolute: 2, mase: 2 })
    let relative = 0
    let size = 0
    for (const end of origins.ends)
      for (const h of [1, 2, 3]) {
        relative += (2 * h) / (end + end + h) / 24
        size += end + h
      }
    expect(score.smape).toBeCloseTo(relative, 12)
    expect(score.wape).toBeCloseTo(48 / size, 12)
  })

  it('have no scale on a constant history, and no share of nothing', () => {
    const history = new Float64Array(20)
    const origins = originsOf(20, 3, 12)
    const predictions = rollingForecasts(naive, history, 12, origins) ?? []
    expect(scoreOf(predictions, history, 12, origins)).toEqual({ absolute: 0, mase: null, smape: 0, wape: null })
  })
})

describe('weights', () => {
  it('follow past errors, the more the longer the history', () => {
    expect([...weightsOf([1, 2], 600)].map((w) => Number(w.toFixed(9)))).toEqual([0.8, 0.2])
    const [short = 0] = weightsOf([1, 2], 20)
    expect(short).toBeGreaterThan(0.5)
    expect(short).toBeLessThan(0.6)
  })

  it.each([[[0, 0]], [[0, 1]], [[Number.NaN, 1]], [[Number.POSITIVE_INFINITY, 1]]])(
    'sum to 1 for errors %j',
    (errors) => {
      const weights = weightsOf(errors, 100)
      expect(weights.every((w) => w >= 0)).toBe(true)
      expect(weights[0] as number).toBeLessThanOrEqual(1)
      expect((weights[0] as number) + (weights[1] as number)).toBeCloseTo(1, 12)
    },
  )

  it('do not depend on the unit', () => {
    expect([...weightsOf([1e200, 3e200, 2e200], 5000)]).toEqual([...weightsOf([1, 3, 2], 5000)])
  })
})

describe('the mean of models', () => {
  it('is unsure of what each is unsure of, and of what they disagree about', () => {
    const { mean, variance } = pool([flat(10, 1), flat(14, 3)], Float64Array.of(0.5, 0.5))
    expect([mean[0], variance[0]]).toEqual([12, 2 + 4])
    const weighted = pool([flat(10, 1), flat(14, 3)], Float64Array.of(0.75, 0.25))
    expect([weighted.mean[0], weighted.variance[0]]).toEqual([11, 1.5 + 3])
  })

  it('listens to the model that knew', () => {
    const history = Float64Array.from({ length: 200 }, (_, t) => 100 + (t % 2))
    const tested = forecastByMean([constantModel(100.5), constantModel(150)], history, 1, 6)
    expect(tested?.forms).toEqual(['always 100.5', 'always 150'])
    expect(tested?.prediction.mean[0]).toBeLessThan(101)
    // Weighted by the errors at the other origins, the past is as good.
    expect(tested?.past?.score.absolute).toBeLessThan(1)
  })

  it('leaves out what does not suit the history or gives no number', () => {
    const none: ForecastModel = { name: 'none', fit: () => null }
    const tested = forecastByMean([none, constantModel(Number.NaN), constantModel(5)], rising(20), 1, 3)
    expect(tested?.forms).toEqual(['always 5'])
    expect(forecastByMean([none], rising(20), 1, 3)).toBeNull()
  })

  it('takes a model without a past for an average one', () => {
    const late: ForecastModel = {
      name: 'late',
      fit: (history) => (history.length < 40 ? null : (constantModel(9).fit(history, 1) as never)),
    }
    const tested = forecastByMean([constantModel(3), late], rising(40), 1, 3)
    expect(tested?.prediction.mean[0]).toBe(6)
    expect(tested?.past?.predictions[0]?.mean[0]).toBe(3)
  })
})

describe('bands', () => {
  it('never narrow as they look further, and hold the nearer level inside the farther', () => {
    const bands = toBands(
      { mean: Float64Array.of(5, 5, 5), variance: Float64Array.of(4, 1, 9) },
      'monthly',
      1,
      Number.NEGATIVE_INFINITY,
    )
    const widths = bands.map(({ upper95, lower95 }) => upper95 - lower95)
    expect(widths[1]).toBe(widths[0])
    expect(widths[2]).toBeGreaterThan(widths[1] as number)
    for (const { lower95, lower80, value, upper80, upper95 } of bands)
      expect([lower95, lower80, value, upper80, upper95]).toEqual(
        [lower95, lower80, value, upper80, upper95].toSorted((a, b) => a - b),
      )
  })

  it('end at the floor', () => {
    const [band] = toBands(flat(1, 100), 'daily', 1, 0)
    expect(band).toMatchObject({ value: 1, lower80: 0, lower95: 0 })
    const [below] = toBands(flat(-300, 100), 'daily', 1, 0)
    expect(below).toMatchObject({ value: 0, lower80: 0, lower95: 0 })
    expect(below?.upper80).toBe(toBands(flat(0, 100), 'daily', 1, 0)[0]?.upper80)
    expect(below?.upper80).toBeGreaterThan(5)
  })

  it.each(['daily', 'weekly', 'monthly', 'quarterly', 'yearly'] as const)(
    'of 95 %% are wider than of 80 %%: %s',
    (frequency) => {
      const [band] = toBands(flat(0, 1), frequency, 1, Number.NEGATIVE_INFINITY)
      expect(band?.upper95).toBeGreaterThan(band?.upper80 as number)
    },
  )

  it('widen where the past was worse than the models thought, within bounds, and never narrow', () => {
    const origins = { ends: [3], steps: 2 }
    const history = Float64Array.of(1, 1, 1, 4, 4)
    const widening = (error: number, variance: number) =>
      wideningOf(
        [{ mean: Float64Array.of(4 - error, 4 + error), variance: Float64Array.of(variance, variance) }],
        history,
        origins,
      )
    expect(widening(1.2, 1)).toBeCloseTo(1.2, 12)
    expect(widening(9, 1)).toBe(1.5)
    expect(widening(0.1, 1)).toBe(1)
    expect(widening(5, 0)).toBe(1)
  })

  it('are tested by what lay inside them', () => {
    const origins = { ends: [2, 3], steps: 2 }
    const history = Float64Array.of(0, 0, 0, 3, 100)
    const found = coverageOf([flat(0, 1, 2), flat(0, 1, 2)], history, origins, () => [
      { value: 0, lower80: -1, upper80: 1, lower95: -5, upper95: 5 },
      { value: 0, lower80: -1, upper80: 1, lower95: -5, upper95: 5 },
    ])
    expect(found).toEqual({ coverage80: 1 / 4, coverage95: 3 / 4 })
  })
})

describe('the seasonal naive method', () => {
  it('has a smaller past error than the naive one where there is a season', () => {
    const history = Float64Array.from({ length: 72 }, (_, t) => 100 + 40 * Math.sin((t * Math.PI) / 6) + (t % 5))
    const past = (model: ForecastModel) => forecastByMean([model], history, 12, 12)?.past?.score.absolute ?? Number.NaN
    expect(past(seasonalNaive)).toBeLessThan(past(naive) / 2)
  })
})
