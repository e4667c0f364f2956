import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanSeries } from './clean/clean.ts'
import { compareSeries } from './comparison.ts'
import { growthOf } from './growth.ts'
import type { Frequency } from './options.ts'
import { known, type Series } from './series.ts'
import { describeValues } from './stats.ts'

const seriesOf = (
  category: string,
  list: readonly number[],
  first = 24_000,
  frequency: Frequency = 'monthly',
): Series => {
  const values = Float64Array.from(list)
  const none = () => new Uint8Array(values.length)
  return { category, frequency, first, rows: 1, values, observed: values, origins: none(), outliers: none() }
}
const list = (n: number, make: (at: number) => number) => Array.from({ length: n }, (_, at) => make(at))
const compare = (...series: Series[]) => {
  const found = compareSeries(series, 'sum')
  if (!found) throw new Error('nothing compared')
  return found
}

describe('compareSeries', () => {
  it('says nothing about one series', () => expect(compareSeries([seriesOf('a', [1, 2, 3])], 'sum')).toBeNull())

  it('counts only what all have: shares, concentration, ranks', () => {
    const found = compare(
      seriesOf('Lada', [100, 1, 1, 1]),
      seriesOf('Kopi', [3, 3, 3, 100], 24_001),
      seriesOf('=1+1', [3, 3, 3], 24_001),
    )
    expect(found).toMatchObject({ frequency: 'monthly', from: '2000-02-01', to: '2000-04-01', periods: 3, total: 21 })
    expect(found.shares.map(({ category }) => category)).toEqual(['=1+1', 'Kopi', 'Lada'])
    expect(found.hhi).toBeCloseTo((2 * 9 ** 2 + 3 ** 2) / 21 ** 2, 12)
    expect(found.ranking.map(({ rank, total }) => [rank, total])).toEqual([
      [1, 9],
      [1, 9],
      [3, 3],
    ])
  })

  it('compares the last year with the one before', () => {
    const found = compare(
      seriesOf(
        'a',
        list(30, (at) => (at < 18 ? 10 : 15)),
      ),
      seriesOf(
        'b',
        list(30, (at) => (at < 18 ? 30 : 20)),
      ),
    )
    expect([found.growth_periods, found.growth]).toEqual([12, (12 * 35 - 12 * 40) / (12 * 40)])
    expect(found.contribution_to_growth).toEqual([
      { category: 'b', contribution: -120 / 480 },
      { category: 'a', contribution: 60 / 480 },
    ])
  })

  it('counts no value that was made up between two others as trade', () => {
    const week = (value: number) => [...list(5, () => value), Number.NaN, Number.NaN]
    const raw = (category: string, value: number) => ({
      ...{ category, frequency: 'daily' as const, first: 4, rows: 15 },
      values: Float64Array.from([...week(value), ...week(value), ...week(value).slice(0, 5)]),
    })
    const series = [raw('a', 400), raw('b', 200)].map((one) =>
      cleanSeries(one, { missing: 'interpolate', outliers: 'flag' }),
    )
    expect(compare(...series)).toMatchObject({ periods: 19, total: 9000 })
    expect(compare(...series).ranking.map(({ total }) => total)).toEqual([6000, 3000])
    expect(compareSeries(series, 'mean')?.total).toBe(19 * 600)
    const months = cleanSeries(
      { ...raw('a', 1), frequency: 'monthly', values: Float64Array.from([10, 10, 10, 10, Number.NaN, 40]) },
      { missing: 'interpolate', outliers: 'flag' },
    )
    expect(growthOf(months, 'sum').last3).toBeCloseTo(50 / 30 - 1, 12)
    expect(growthOf(months, 'mean').last3).toBeCloseTo(75 / 30 - 1, 12)
    expect(describeValues(known(months).y).sum).toBe(80)
  })

  it('says that nothing was traded in the whole of a span', () => {
    const values = Float64Array.from([5, ...list(6, () => Number.NaN), 5])
    const raw = { category: 'a', frequency: 'monthly' as const, first: 24_000, rows: 2, values }
    const gap = cleanSeries(raw, { missing: 'interpolate', outliers: 'flag' })
    expect(growthOf({ ...gap, values: gap.values.subarray(0, 7) }, 'sum').reasons.last3).toBe('missing-period')
  })

  it('rolls months up to years where one series is yearly, whole years only', () => {
    const months = seriesOf(
      'm',
      list(30, () => 1),
      24_005,
    )
    const years = seriesOf('y', [5, 6, 7], 2000, 'yearly')
    expect(compare(months, years)).toMatchObject({
      frequency: 'yearly',
      from: '2001-01-01',
      to: '2001-01-01',
      total: 18,
    })
    expect(compareSeries([months, years], 'mean')).toMatchObject({ total: 7 })
  })

  it.each([
    [
      'negative-values',
      [
        [5, 5],
        [-5, -6],
      ],
      { hhi: 'negative-values', shares: 'negative-values', contribution_to_growth: 'from-zero' },
    ],
    [
      'from-zero',
      [
        [0, 0],
        [0, 0],
      ],
      { hhi: 'from-zero', shares: 'from-zero', contribution_to_growth: 'from-zero' },
    ],
    [
      'from-negative',
      [
        [5, 5],
        [-9, -6],
      ],
      { contribution_to_growth: 'from-negative' },
    ],
    ['too-short', [[5], [6]], { contribution_to_growth: 'too-short' }],
    [
      'missing-periods',
      [
        [1, Number.NaN, 1],
        [1, 1, 1],
      ],
      { contribution_to_growth: 'missing-periods' },
    ],
  ] as const)('says why not: %s', (_, values, reasons) => {
    expect(compare(...values.map((own, at) => seriesOf(`c${at}`, own))).reasons).toMatchObject(reasons)
  })

  it('says so when there is no common period', () => {
    const found = compare(seriesOf('a', [1, 2, 3], 24_000), seriesOf('b', [1, 2, 3], 24_100))
    expect(found).toMatchObject({ from: null, periods: 0, total: null, shares: [], ranking: [] })
    expect(found.reasons.shares).toBe('nothing-in-common')
  })

  it('adds up: shares to 1, contributions to the growth of the whole, whatever the order of the series', () => {
    const values = fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 26, maxLength: 40 })
    fc.assert(
      fc.property(fc.array(values, { minLength: 2, maxLength: 8 }), (lists) => {
        const series = lists.map((own, at) => seriesOf(`c${at}`, [...own, 1]))
        const found = compare(...series)
        const added = (parts: number[]) => parts.reduce((total, part) => total + part, 0)
        expect(added(found.shares.map(({ share }) => share))).toBeCloseTo(1, 12)
        expect(added(found.contribution_to_growth.map(({ contribution }) => contribution))).toBeCloseTo(
          found.growth ?? 0,
          9,
        )
        expect(found.hhi).toBeGreaterThanOrEqual(1 / lists.length - 1e-12)
        expect(compare(...series.toReversed())).toEqual(found)
      }),
    )
  })
})
