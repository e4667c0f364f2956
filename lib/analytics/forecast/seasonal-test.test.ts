import { describe, expect, it } from 'vitest'
import { airPassengers, nile } from './classic-series.ts'
import { noise } from './noise.ts'
import { repeats } from './seasonal-test.ts'
import { seasonalStrength, stl } from './stl.ts'

function share(runs: number, found: (normal: () => number) => boolean): number {
  const normal = noise(7)
  let count = 0
  for (let run = 0; run < runs; run++) if (found(normal)) count++
  return count / runs
}

const walk = (normal: () => number, n: number, drift: number) => {
  let level = 0
  return Float64Array.from({ length: n }, () => (level += drift + normal()))
}

describe('repeats', () => {
  it('finds the year in months, and none where there is none', () => {
    expect(repeats(airPassengers, 12)).toBe(true)
    expect(repeats(nile, 4)).toBe(false)
    expect(repeats(nile, 1)).toBe(false)
  })

  it.each([
    [4, 100],
    [12, 150],
    [7, 200],
  ])('seldom invents a season of %d in %d random walks with a trend', (period, n) => {
    expect(share(100, (normal) => repeats(walk(normal, n, 0.5), period))).toBeLessThan(0.1)
  })

  it('finds a season twice as strong as the steps of the walk it rides on', () => {
    const found = share(50, (normal) => {
      const pattern = Float64Array.from({ length: 12 }, normal)
      return repeats(
        walk(normal, 60, 0).map((value, t) => value + 2 * (pattern[t % 12] as number)),
        12,
      )
    })
    expect(found).toBeGreaterThan(0.9)
  })

  it('finds none in a line, a constant or two seasons', () => {
    const line = Float64Array.from({ length: 60 }, (_, t) => 3 * t + 0.1)
    expect([line, new Float64Array(60).fill(2), airPassengers.slice(0, 24)].map((y) => repeats(y, 12))).toEqual([
      false,
      false,
      false,
    ])
  })
})

describe('stl', () => {
  it('splits without loss, and a fixed season exactly', () => {
    const season = [5, -3, 1, -3]
    const y = Float64Array.from({ length: 40 }, (_, t) => 100 + (season[t % 4] as number))
    const { trend, seasonal } = stl(y, 4)
    for (let t = 0; t < 40; t++) {
      expect(trend[t]).toBeCloseTo(100, 9)
      expect(seasonal[t]).toBeCloseTo(season[t % 4] as number, 9)
    }
    const parts = stl(airPassengers, 12)
    airPassengers.forEach((value, t) => {
      const sum = (parts.trend[t] as number) + (parts.seasonal[t] as number) + (parts.remainder[t] as number)
      expect(sum).toBeCloseTo(value, 9)
    })
  })

  it('gives the strength of a season in log AirPassengers', () => {
    // One year is much like another: hardly anything is left.
    expect(seasonalStrength(airPassengers.map(Math.log), 12)).toBeGreaterThan(0.95)
    expect(seasonalStrength(nile, 4)).toBeLessThan(0.4)
    expect(seasonalStrength(nile, 1)).toBe(0)
  })
})
