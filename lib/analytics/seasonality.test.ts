import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { list, noise, seriesOf, share } from './drawn-series.ts'
import { placeOf } from './place.ts'
import { dayOf, periodOf, seasonOf } from './profile/calendar.ts'
import { seasonalityOf } from './seasonality.ts'
import { tailOfF } from './student.ts'

describe('placeOf', () => {
  it.each([
    ['daily', [2024, 11, 25], 0],
    ['daily', [2024, 12, 1], 6],
    ['daily', [1969, 12, 31], 2],
    ['weekly', [2024, 12, 30], 0],
    ['weekly', [2021, 1, 3], 51],
    ['weekly', [2024, 1, 8], 1],
    ['monthly', [1969, 12, 31], 11],
    ['quarterly', [2024, 5, 1], 1],
    ['yearly', [2024, 5, 1], 0],
  ] as const)('%s %j is place %d', (frequency, [year, month, day], place) => {
    expect(placeOf(periodOf(dayOf(year, month, day), frequency), frequency)).toBe(place)
  })
})

describe('tailOfF', () => {
  // Abramowitz & Stegun, table 26.9.
  it.each([
    [3.33, 5, 10, 0.05],
    [4.96, 1, 10, 0.05],
    [9.93, 3, 10, 0.002_39],
    [0, 3, 3, 1],
  ])('P(F ≥ %d) with %d and %d degrees of freedom is %d', (f, d1, d2, p) =>
    expect(tailOfF(f, d1, d2)).toBeCloseTo(p, 3),
  )
})

describe('seasonalityOf', () => {
  const pattern = [-8, -6, -4, -2, 0, 2, 4, 6, 8, 10, -5, -5]

  it('finds the indices of a season on a line, January first, wherever the series begins', () => {
    for (const first of [24_000, 24_005, -7]) {
      const place = (at: number) => (((first + at) % 12) + 12) % 12
      const found = seasonalityOf(
        seriesOf(
          list(48, (at) => 100 + 2 * at + (pattern[place(at)] as number)),
          'monthly',
          first,
        ),
      )
      if (!('indices' in found)) throw new Error(found.reason)
      expect(found).toMatchObject({ kind: 'additive', period: 12 })
      expect(found.strength).toBeCloseTo(1, 9)
      pattern.forEach((value, month) => {
        expect(found.indices[month]).toBeCloseTo(value, 9)
      })
    }
  })

  it('finds a season that grows with the level: factors', () => {
    const found = seasonalityOf(seriesOf(list(60, (at) => 1000 * 1.01 ** at * (1 + (pattern[at % 12] as number) / 20))))
    if (!('indices' in found)) throw new Error(found.reason)
    expect(found.kind).toBe('multiplicative')
    pattern.forEach((value, month) => {
      expect(found.indices[month]).toBeCloseTo(1 + value / 20, 1)
    })
  })

  it('is equivariant: strength does not depend on the unit, additive indices scale', () => {
    const random = noise(3)
    const values = list(60, (at) => (pattern[at % 12] as number) + random())
    fc.assert(
      fc.property(fc.constantFrom(1e-6, 3, 16_500, 1e9), fc.integer({ min: -1000, max: -100 }), (factor, shift) => {
        const base = seasonalityOf(seriesOf(values))
        const moved = seasonalityOf(seriesOf(values.map((value) => factor * (value + shift))))
        if (!('indices' in base) || !('indices' in moved)) throw new Error('no season')
        expect(moved.strength).toBeCloseTo(base.strength, 9)
        moved.indices.forEach((index, at) => {
          expect(index / factor).toBeCloseTo(base.indices[at] as number, 9)
        })
      }),
    )
  })

  it.each(['quarterly', 'monthly', 'daily'] as const)('%s noise has no season', (frequency) => {
    const random = noise(11)
    const found = share(
      200,
      () => 'indices' in seasonalityOf(seriesOf(list(10 * seasonOf[frequency], random), frequency)),
    )
    expect(found).toBeLessThanOrEqual(0.02)
  })

  it.each([
    ['no-season', list(30, Number), 'yearly'],
    ['too-few-periods', list(35, (at) => pattern[at % 12] as number), 'monthly'],
    ['missing-periods', list(48, (at) => (at === 5 ? Number.NaN : at)), 'monthly'],
    ['constant', list(48, () => 7), 'monthly'],
  ] as const)('says %s', (reason, values, frequency) => {
    expect(seasonalityOf(seriesOf([...values], frequency))).toEqual({ reason })
  })

  it('works on weeks of years that have 53', () => {
    const peak = seriesOf([], 'weekly', periodOf(dayOf(2015, 1, 5), 'weekly'))
    const random = noise(5)
    const values = list(52 * 6, (at) => 100 + random() + (placeOf(peak.first + at, 'weekly') === 15 ? 50 : 0))
    const found = seasonalityOf(seriesOf(values, 'weekly', peak.first))
    if (!('indices' in found)) throw new Error(found.reason)
    expect(found.indices).toHaveLength(52)
    expect(found.indices.indexOf(Math.max(...found.indices))).toBe(15)
  })
})
