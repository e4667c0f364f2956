import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { growthOf } from './growth.ts'
import type { Frequency } from './options.ts'
import type { Series } from './series.ts'
import { describeValues } from './stats.ts'
import { fitTrend } from './trend.ts'

/** Exact fractions of whole numbers: nothing is rounded, so what differs is ours. */
type Fraction = readonly [numerator: bigint, denominator: bigint]
const whole = (value: number): Fraction => [BigInt(value), 1n]
const add = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d + c * b, b * d]
const negative = ([a, b]: Fraction): Fraction => [-a, b]
const times = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * c, b * d]
const over = (a: Fraction, [c, d]: Fraction): Fraction => times(a, c < 0n ? [-d, -c] : [d, c])
const total = (list: readonly Fraction[]) => list.reduce(add, [0n, 1n])
/** To 30 digits behind the point and then to a double, so that the last step is the only rounding. */
function toNumber([a, b]: Fraction): number {
  const digits = 10n ** 30n
  return Number((a * digits) / b) / 1e30
}
const near = (actual: number | null, exact: Fraction, size = Math.abs(toNumber(exact))) => {
  if (actual === null) throw new Error('no number')
  expect(Math.abs(actual - toNumber(exact))).toBeLessThanOrEqual(1e-9 * Math.max(size, 1e-9))
}

const count = fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: -9e15, max: 9e15 }))
const counts = fc.array(count, { minLength: 3, maxLength: 60 })
const sales = fc.array(fc.oneof(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 9e15 })), {
  minLength: 1,
  maxLength: 40,
})
const seriesOf = (list: readonly number[], frequency: Frequency): Series => {
  const values = Float64Array.from(list)
  const none = () => new Uint8Array(values.length)
  return {
    category: 'a',
    frequency,
    first: 24_000,
    rows: 1,
    values,
    observed: values,
    origins: none(),
    outliers: none(),
  }
}

describe('S50: equal to exact fractions within 1e-9, on 1,000 generated series each', () => {
  it('statistics', () => {
    fc.assert(
      fc.property(counts, (values) => {
        const own = describeValues(values)
        const size = Math.max(...values.map(Math.abs))
        const exact = values.map(whole)
        const mean = over(total(exact), whole(values.length))
        near(own.sum, total(exact), size)
        near(own.mean, mean, size)
        const squares = exact.map((value) => add(value, negative(mean))).map((d) => times(d, d))
        const variance = over(total(squares), whole(values.length - 1))
        const root = Math.sqrt(toNumber(variance))
        expect(Math.abs((own.std ?? Number.NaN) - root)).toBeLessThanOrEqual(1e-9 * Math.max(root, Number.MIN_VALUE))
        const sorted = values.toSorted((a, b) => a - b)
        const half = sorted.length >> 1
        const middle = sorted.slice(sorted.length % 2 === 1 ? half : half - 1, half + 1).map(whole)
        near(own.median, over(total(middle), whole(middle.length)), size)
      }),
      { numRuns: 1000 },
    )
  })

  it('the fitted line, at positions with gaps', () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 60, maxLength: 60 })
    fc.assert(
      fc.property(counts, gaps, fc.integer({ min: 0, max: 30_000 }), (values, steps, start) => {
        let position = start
        const x = values.map((_, at) => {
          position += steps[at] as number
          return position
        })
        const own = fitTrend(x, values)
        if (!('slope' in own)) throw new Error(own.reason)
        const [n, xs, ys] = [whole(x.length), x.map(whole), values.map(whole)]
        const [meanX, meanY] = [over(total(xs), n), over(total(ys), n)]
        const dx = xs.map((value) => add(value, negative(meanX)))
        const dy = ys.map((value) => add(value, negative(meanY)))
        const sum = (a: readonly Fraction[], b: readonly Fraction[]) =>
          total(a.map((one, at) => times(one, b[at] as Fraction)))
        const slope = over(sum(dx, dy), sum(dx, dx))
        const size = Math.max(...values.map(Math.abs))
        const width = (x.at(-1) as number) - (x[0] as number)
        near(own.slope * width, times(slope, whole(width)), size)
        near(own.intercept, add(meanY, negative(times(slope, meanX))), size * (1 + (x.at(-1) as number) / width))
        const yy = sum(dy, dy)
        if (own.rSquared !== null) near(own.rSquared, over(times(sum(dx, dy), sum(dx, dy)), times(sum(dx, dx), yy)), 1)
      }),
      { numRuns: 1000 },
    )
  })

  it('growth, and S49: from nothing there is none, with a reason instead of a number', () => {
    const frequency = fc.constantFrom<Frequency>('monthly', 'quarterly', 'yearly')
    const year = { monthly: 12, quarterly: 4, yearly: 1, weekly: 52, daily: 365 }
    fc.assert(
      fc.property(sales, frequency, (values, each) => {
        const own = growthOf(seriesOf(values, each), 'sum')
        const end = values.length - 1
        const exact = (now: readonly number[], before: readonly number[]) => {
          const base = total(before.map(whole))
          return base[0] === 0n ? null : add(over(total(now.map(whole)), base), [-1n, 1n])
        }
        const said = (name: keyof typeof own.reasons, before: number, now: number, length = 1) => {
          if (before < 0) return expect([own[name], own.reasons[name]]).toEqual([null, 'too-short'])
          const growth = exact(values.slice(now, now + length), values.slice(before, before + length))
          if (!growth) return expect([own[name], own.reasons[name]]).toEqual([null, 'from-zero'])
          return near(own[name], growth, Math.abs(toNumber(growth)) + 1)
        }
        said('total', end === 0 ? -1 : 0, end)
        said('periodOnPeriod', end - 1, end)
        said('yearOnYear', end - year[each], end)
        said('last3', values.length - 6, values.length - 3, 3)
        said('last12', values.length - 24, values.length - 12, 12)
        if (own.cagr !== null) {
          const [first, last] = [values[0] as number, values[end] as number]
          const perYear = Math.exp(((Math.log(last) - Math.log(first)) * year[each]) / end)
          expect(Math.abs(own.cagr + 1 - perYear)).toBeLessThanOrEqual(1e-9 * Math.max(1, perYear))
        }
        const numbers = [own.total, own.cagr, own.periodOnPeriod, own.yearOnYear, own.last3, own.last12]
        expect(numbers.every((value) => value === null || Number.isFinite(value))).toBe(true)
        expect(numbers.filter((value) => value === null)).toHaveLength(Object.keys(own.reasons).length)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('growth', () => {
  it('does not depend on the unit', () => {
    fc.assert(
      fc.property(sales, fc.constantFrom(2 ** -20, 0.5, 4, 2 ** 30), (values, factor) => {
        const scaled = values.map((value) => value * factor)
        expect(growthOf(seriesOf(scaled, 'monthly'), 'sum')).toEqual(growthOf(seriesOf(values, 'monthly'), 'sum'))
      }),
    )
  })
})
