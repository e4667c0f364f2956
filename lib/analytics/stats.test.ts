import fc from 'fast-check'
import * as reference from 'simple-statistics'
import { describe, expect, it } from 'vitest'
import { describeValues, sum } from './stats.ts'
import { twoSidedP } from './student.ts'
import { fitTrend } from './trend.ts'

const value = fc.oneof(
  // The reference squares without scaling, so values whose squares vanish would test it, not us.
  fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((v) => (Math.abs(v) < 1e-100 ? 0 : v)),
  fc.integer({ min: -1000, max: 1000 }),
  fc.constantFrom(0, 1e-7, 9_007_199_254_740_991),
)
const series = fc.array(value, { minLength: 3, maxLength: 120 })
/** Equal to 1e-9 of the size of what is compared. */
const near = (actual: number, expected: number, size: number) =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * Math.max(size, Number.MIN_VALUE))

describe('against an independent implementation, on 1,000 generated series', () => {
  it('describes alike', () => {
    fc.assert(
      fc.property(series, (values) => {
        const own = describeValues(values)
        const size = Math.max(...values.map(Math.abs))
        near(own.sum, reference.sum(values), size * values.length)
        near(own.mean, reference.mean(values), size)
        near(own.median, reference.median(values), size)
        near(own.std ?? Number.NaN, reference.sampleStandardDeviation(values), size)
        expect([own.min, own.max]).toEqual([reference.min(values), reference.max(values)])
      }),
      { numRuns: 1000 },
    )
  })

  it('fits the same line', () => {
    fc.assert(
      fc.property(series, (values) => {
        const x = values.map((_, at) => at)
        const own = fitTrend(x, values)
        const pairs = values.map((y, at) => [at, y])
        const size = Math.max(...values.map(Math.abs))
        const { m, b } = reference.linearRegression(pairs)
        if (!('slope' in own)) throw new Error(own.reason)
        near(own.slope, m, size)
        near(own.intercept, b, size)
        if (own.rSquared === null) return
        near(own.rSquared, reference.rSquared(pairs, reference.linearRegressionLine({ m, b })), 1)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('describeValues', () => {
  it('keeps the digits of small differences between large values', () => {
    const { std, mean } = describeValues([1e15 + 1, 1e15 + 2, 1e15 + 3])
    expect([std, mean]).toEqual([1, 1e15 + 2])
  })
  it('adds up exactly where naive sums do not', () => expect(sum([1e16, 1, -1e16])).toBe(1))
  it('says null, never NaN', () => {
    expect(describeValues([5])).toMatchObject({ std: null, cv: null, median: 5 })
    expect(describeValues([-1, 1]).cv).toBeNull()
    expect(describeValues([0, 0, 0])).toMatchObject({ std: 0, cv: null })
  })
})

describe('twoSidedP', () => {
  it.each([
    [12.706_204_736, 1, 0.05],
    [2.228_138_852, 10, 0.05],
    [3.169_272_672, 10, 0.01],
    [1.962_339_081, 1000, 0.05],
    [0, 7, 1],
  ])('p(%d, %d df) = %d', (t, df, p) => expect(twoSidedP(t, df)).toBeCloseTo(p, 7))
})

describe('fitTrend', () => {
  const positions = (n: number) => Array.from({ length: n }, (_, at) => at)

  it('calls a perfect rise of 39 % increasing', () => {
    const y = positions(14).map((at) => 100 + at * 3)
    expect(fitTrend(positions(14), y)).toMatchObject({ direction: 'increasing', significant: true, rSquared: 1 })
    expect(fitTrend(positions(14), y.toReversed())).toMatchObject({ direction: 'decreasing' })
  })

  it('calls a constant series stable, with nothing to explain', () => {
    for (const constant of [0, 5, -3, 1e15, 0.1])
      expect(
        fitTrend(
          positions(9),
          positions(9).map(() => constant),
        ),
      ).toMatchObject({
        direction: 'stable',
        slope: 0,
        intercept: constant,
        rSquared: null,
        pValue: null,
        reason: 'constant',
      })
  })

  it('calls noise stable', () => {
    const noise = [5, 3, 8, 1, 9, 2, 7, 4, 6, 5, 3, 8]
    expect(fitTrend(positions(12), noise)).toMatchObject({ direction: 'stable', significant: false })
  })

  it('gives a reason below three values', () => {
    expect(fitTrend([0, 1], [1, 2])).toEqual({ reason: 'too-few-periods' })
  })

  it('is equivariant: scaling the values scales the line, shifting them shifts it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -999, max: 999 }), { minLength: 4, maxLength: 40 }),
        fc.constantFrom(1e-12, 1e-200, 1e9),
        (y, factor) => {
          const base = fitTrend(positions(y.length), y)
          const scaled = fitTrend(
            positions(y.length),
            y.map((v) => v * factor),
          )
          if (!('slope' in base) || !('slope' in scaled)) throw new Error('no fit')
          near(scaled.slope / factor, base.slope, 999)
          near(scaled.intercept / factor, base.intercept, 999)
          near(scaled.pValue ?? 0, base.pValue ?? 0, 1000)
        },
      ),
    )
  })

  it('does not lose the slope on positions far from zero', () => {
    const x = positions(20).map((at) => 1_700_000_000_000 + at * 86_400_000)
    const fit = fitTrend(
      x,
      positions(20).map((at) => at * 2),
    )
    expect('slope' in fit && fit.slope * 86_400_000).toBeCloseTo(2, 9)
  })
})
