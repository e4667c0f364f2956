import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { demandBands, intermittent, isIntermittent } from './intermittent.ts'
import { uniform } from './noise.ts'

const predict = (values: number[], horizon = 6) => {
  const history = Float64Array.from(values)
  const fitted = intermittent.fit(history, 1)
  if (!fitted) throw new Error('no model')
  const prediction = fitted.predict(history, horizon)
  return { form: fitted.form, ...prediction, bands: demandBands(history, prediction) }
}
const repeated = (pattern: number[], times: number) => Array.from({ length: times }, () => pattern).flat()

describe('isIntermittent', () => {
  it('is where demands are on average 1.32 periods apart or more', () => {
    const sporadic = [3, 0, 0, 5, 0, 2, 0, 0, 0, 0, 4, 0, 7, 0, 0, 1]
    expect(isIntermittent(Float64Array.from(sporadic), 1)).toBe(true)
    expect(isIntermittent(Float64Array.of(3, 2, 5, 2, 0, 4, 7, 1), 1)).toBe(false)
  })
  it('begins with the first demand', () => {
    const launch = [...new Array(30).fill(0), 130, 131, 132, 133, 134, 135]
    expect(isIntermittent(Float64Array.from(launch), 12)).toBe(false)
    expect(isIntermittent(Float64Array.from([...new Array(30).fill(0), 3, 0, 0, 5, 0, 2]), 12)).toBe(true)
  })
  it('is not where a season explains the zeros, values fall below 0 or hardly any demand came', () => {
    const harvest = repeated([0, 0, 0, 8, 9, 7, 0, 0, 0, 0, 0, 0], 6)
    expect(isIntermittent(Float64Array.from(harvest), 12)).toBe(false)
    expect(isIntermittent(Float64Array.from([0, 0, -1, 0, 5, 0, 3]), 1)).toBe(false)
    expect(isIntermittent(Float64Array.from([0, 0, 0, 0, 5, 0, 0]), 1)).toBe(false)
  })
})

describe('intermittent', () => {
  it('is chance × size where both are constant', () => {
    // A demand of 6 every third period: Croston says exactly 2, and SBA α/2 less; TSB's chance circles 1/3.
    const { form, mean } = predict(repeated([0, 0, 6], 40))
    expect(form).toBe('SBA')
    expect(mean[0]).toBeCloseTo(2 * (1 - 0.05 / 2), 9)
    expect(new Set(mean).size).toBe(1)
  })

  it('sees demand die out', () => {
    const { form, mean } = predict([...repeated([4, 0, 5, 3], 10), ...new Array(40).fill(0)])
    expect(form).toBe('TSB')
    expect(mean[0]).toBeLessThan(0.05)
  })

  it('gives the quantiles of demand that comes or does not', () => {
    // p = 1/2 of sizes 1…10: 90 % of periods lie at or below size 8 (1 − 0.1/0.5 = 0.8), 97.5 % at or below 10.
    const history = Float64Array.from({ length: 20 }, (_, t) => (t % 2 ? (t + 1) / 2 : 0))
    const flat = { mean: Float64Array.of(2.75), variance: Float64Array.of(1) }
    expect(demandBands(history, flat)).toEqual([{ value: 2.75, lower80: 0, upper80: 8, lower95: 0, upper95: 10 }])
  })

  it('covers on average what it says of demand drawn at random', () => {
    const random = uniform(11)
    const demand = () => (random() < 0.4 ? 1 + Math.floor(random() * 20) : 0)
    let [inside80, inside95, compared] = [0, 0, 0]
    for (let draw = 0; draw < 30; draw++) {
      const [band] = predict(Array.from({ length: 300 }, demand)).bands
      for (let later = 0; later < 500; later++, compared++) {
        const value = demand()
        if (band && value >= band.lower80 && value <= band.upper80) inside80++
        if (band && value >= band.lower95 && value <= band.upper95) inside95++
      }
    }
    // Below lies nothing but 0, so 80 % between two limits is 90 % below the upper one.
    expect(inside80 / compared).toBeCloseTo(0.9, 1)
    expect(inside95 / compared).toBeGreaterThan(0.96)
  })

  it('is finite and in order on any sporadic history, and moves with its unit', () => {
    const sporadic = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 1e6 })), {
      minLength: 8,
      maxLength: 60,
    })
    fc.assert(
      fc.property(sporadic, (values) => {
        fc.pre(values.filter((value) => value > 0).length >= 2)
        const { bands, variance, mean } = predict(values)
        expect(variance.every((v) => v >= 0 && Number.isFinite(v))).toBe(true)
        for (const b of bands) {
          expect(0 <= b.lower95 && b.lower95 <= b.lower80 && b.lower80 <= b.value).toBe(true)
          expect(b.value <= b.upper80 && b.upper80 <= b.upper95 && Number.isFinite(b.upper95)).toBe(true)
        }
        expect(predict(values.map((value) => value * 4)).mean.map((value) => value / 4)).toEqual(mean)
      }),
    )
  })
})
