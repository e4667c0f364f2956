import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Frequency } from '../options.ts'
import { origin, type RawSeries } from '../series.ts'
import { cleanSeries } from './clean.ts'
import { findOutliers } from './outliers.ts'

const seriesOf = (values: ArrayLike<number>, frequency: Frequency = 'monthly', first = 24_000): RawSeries => ({
  ...{ category: 'a', frequency, first },
  values: Float64Array.from(values),
  rows: values.length,
})
const flagged = (values: ArrayLike<number>, frequency?: Frequency) => [
  ...findOutliers(seriesOf(values, frequency)).keys(),
]

/** Uniform numbers that are the same in every run (mulberry32). */
function chance(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
const uniform = chance(7)
const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
const list = (n: number, make: (at: number) => number) => Array.from({ length: n }, (_, at) => make(at))
const wave = (at: number) => Math.sin((2 * Math.PI * at) / 12)
const walk = (n: number, step: (before: number) => number, start: number) => {
  let value = start
  return list(n, () => (value = step(value)))
}

const clean: Record<string, (n: number) => number[]> = {
  'normal noise': (n) => list(n, () => 100 + 10 * normal()),
  'log-normal noise': (n) => list(n, () => 100 * Math.exp(0.5 * normal())),
  'very skewed noise': (n) => list(n, () => 100 * Math.exp(normal())),
  'waiting times': (n) => list(n, () => -100 * Math.log(1 - uniform())),
  'a trend': (n) => list(n, (at) => 100 + 5 * at + 5 * normal()),
  'growth of 3 % a month': (n) => list(n, (at) => 100 * 1.03 ** at * Math.exp(0.1 * normal())),
  'a random walk': (n) => walk(n, (before) => before + 10 * normal(), 1000),
  'a geometric walk': (n) => walk(n, (before) => before * Math.exp(0.1 * normal()), 100),
  autocorrelation: (n) => walk(n, (before) => 30 + 0.7 * before + 5 * normal(), 100),
  'a jump to three times the level': (n) => list(n, (at) => (at < n / 2 ? 100 : 300) + 5 * normal()),
  'a season': (n) => list(n, (at) => 100 + at + 30 * wave(at) + 5 * normal()),
  'a growing season': (n) => list(n, (at) => (100 + 3 * at) * (1 + 0.5 * wave(at)) * Math.exp(0.08 * normal())),
  'one high month a year': (n) => list(n, (at) => (100 + at) * (at % 12 === 11 ? 4 : 1) * Math.exp(0.08 * normal())),
}

describe('false alarms on clean series', () => {
  it.each(Object.keys(clean))('%s: below one value in a thousand', (name) => {
    let found = 0
    let values = 0
    for (const n of [40, 60, 120])
      for (let run = 0; run < 60; run++) {
        found += flagged(clean[name]?.(n) ?? []).length
        values += n
      }
    expect(found / values).toBeLessThan(0.001)
  })

  it('sales now and then: not judged', () => {
    expect(flagged(list(60, (at) => (at % 5 === 0 ? 40 + at : 0)))).toEqual([])
  })
})

describe('a digit too many', () => {
  it.each([
    'normal noise',
    'a trend',
    'a random walk',
    'a jump to three times the level',
    'a season',
    'a growing season',
  ])('%s: found wherever it stands', (name) => {
    let found = 0
    for (let run = 0; run < 100; run++) {
      const values = clean[name]?.(48) ?? []
      const at = Math.floor(uniform() * 48)
      values[at] = 10 * (values[at] as number)
      if (flagged(values).includes(at)) found++
    }
    expect(found).toBeGreaterThanOrEqual(98)
  })

  it.each([12, 24, 36])('is found in each place of %d values that are all the same but for it', (n) => {
    for (let at = 0; at < n; at++)
      for (const factor of [100, 10, 0.01]) {
        expect(flagged(list(n, (other) => (other === at ? 500 * factor : 500)))).toEqual([at])
      }
  })

  it('is found where nearly all others are alike, and a usual change of price is none', () => {
    const price = (at: number) => (at % 7 === 3 ? 510 : 500)
    expect(flagged(list(24, price))).toEqual([])
    expect(flagged(list(24, (at) => (at === 9 ? 50_000 : price(at))))).toEqual([9])
    expect(flagged(list(24, (at) => (at === 20 ? 510 : 500)))).toEqual([])
    expect(flagged(list(24, (at) => (at < 15 ? 500 : 650)))).toEqual([])
  })

  it('does not make its twin a year apart stand out, where there are two years', () => {
    for (let at = 0; at < 24; at++) {
      const values = clean['a season']?.(24) ?? []
      values[at] = 100 * (values[at] as number)
      expect(flagged(values)).toEqual([at])
    }
  })

  it('is found on a perfect line, in the first, the last and any other place', () => {
    for (const at of [0, 1, 17, 38, 39]) {
      const values = list(40, (n) => 100 + 2 * n)
      values[at] = 10 * (values[at] as number)
      expect(flagged(values)).toEqual([at])
    }
  })

  it('says nothing about fewer than ten periods', () => {
    expect(flagged([1, 2, 1, 2, 900, 2, 1, 2, 1])).toEqual([])
  })

  it('does not depend on the unit', () => {
    const values = clean['a season']?.(60) ?? []
    values[20] = 900
    fc.assert(
      fc.property(fc.constantFrom(1e-9, 0.01, 16_500, 1e12), (factor) => {
        const base = findOutliers(seriesOf(values))
        const scaled = findOutliers(seriesOf(values.map((value) => value * factor)))
        expect([...scaled.keys()]).toEqual([...base.keys()])
        for (const [at, bound] of base) expect((scaled.get(at) ?? 0) / factor).toBeCloseTo(bound, 6)
      }),
    )
  })
})

const gap = Number.NaN
describe('cleanSeries', () => {
  const noisy = [10, 11, 9, 10, 12, 950, 10, 9, gap, 10, 12, 11]

  it('flags and keeps what the file says', () => {
    const { values, outliers, observed } = cleanSeries(seriesOf(noisy), { missing: 'drop', outliers: 'flag' })
    expect([...values]).toEqual(noisy)
    expect([...observed]).toEqual(noisy)
    expect(outliers.indexOf(1)).toBe(5)
  })

  it('sets an outlier to its fence', () => {
    const { values, origins } = cleanSeries(seriesOf(noisy), { missing: 'interpolate', outliers: 'winsorize' })
    expect(origins[5]).toBe(origin.winsorized)
    expect(values[5]).toBeGreaterThan(12)
    expect(values[5]).toBeLessThan(40)
  })

  it.each([
    ['interpolate', 11, 9.5],
    ['zero', 11, 0],
    ['drop', gap, gap],
  ] as const)('takes an outlier out, with gaps as %s', (missing, atOutlier, atGap) => {
    const { values } = cleanSeries(seriesOf(noisy), { missing, outliers: 'remove' })
    expect([values[5], values[8]]).toEqual([atOutlier, atGap])
  })

  it('carries the nearest value outwards where the last one was taken out', () => {
    const values = [...list(20, () => 10).map((value, at) => value + (at % 3)), 900]
    expect(cleanSeries(seriesOf(values), { missing: 'interpolate', outliers: 'remove' }).values.at(-1)).toBe(11)
  })

  it('can be undone: other options on what was observed give what they give on the file', () => {
    const value = fc.oneof(fc.constant(gap), fc.integer({ min: -50, max: 5000 }))
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 99 }), (middle, end) => {
        const raw = seriesOf([end, ...middle, end])
        const once = cleanSeries(raw, { missing: 'zero', outliers: 'remove' })
        const flag = { missing: 'interpolate', outliers: 'flag' } as const
        const again = cleanSeries({ ...raw, values: once.observed }, flag)
        expect(again).toEqual(cleanSeries(raw, flag))
        expect(again.values.every(Number.isFinite)).toBe(true)
      }),
    )
  })
})
