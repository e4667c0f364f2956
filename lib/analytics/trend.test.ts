import { describe, expect, it } from 'vitest'
import { analyzeBytes } from './analysis.ts'
import { defaultOptions } from './options.ts'
import { fitTrend } from './trend.ts'
import { trendPValue } from './trend-test.ts'

const list = <T = number>(n: number, make: (at: number) => T) => Array.from({ length: n }, (_, at) => make(at))
/** Normal numbers that are the same in every run (mulberry32, Box & Muller 1958). */
function noise(seed: number) {
  let state = seed
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
}
const normal = noise(41)
const walk = (n: number) => {
  let value = 0
  return list(n, () => (value += normal()))
}
/** Share of generated series that are called a trend. */
function claimed(make: () => number[], season: number | null = null): number {
  const runs = 300
  const found = list(runs, make).filter((y) => {
    const trend = fitTrend([...y.keys()], y, season)
    return 'slope' in trend && trend.significant
  })
  return found.length / runs
}
const turn = () => 10 * normal()

describe('false alarms', () => {
  it.each([5, 8, 12, 18, 24, 36, 60])('white noise of %d values: at most 7 %%', (n) => {
    expect(claimed(() => list(n, normal))).toBeLessThanOrEqual(0.07)
    expect(claimed(() => list(n, normal), 12)).toBeLessThanOrEqual(0.07)
  })

  it.each([
    [24, 0.25],
    [60, 0.25],
    [120, 0.15],
  ])('walks by chance of %d values: at most %d', (n, most) => {
    expect(claimed(() => walk(n))).toBeLessThanOrEqual(most)
  })

  it.each([6, 9, 12, 18, 24])('nothing but a season, %d months of it: at most 7 %%', (n) => {
    const wave = () => {
      const start = turn()
      return list(n, (at) => 100 + 30 * Math.sin((2 * Math.PI * at) / 12 + start) + 2 * normal())
    }
    expect(claimed(wave, 12)).toBeLessThanOrEqual(0.07)
  })
})

describe('what is a trend stays one', () => {
  it.each([12, 14, 24, 60])('a rise by 39 %% over %d months with 3 %% of noise', (n) => {
    const rise = () => list(n, (at) => 100 * (1 + (0.39 * at) / (n - 1)) + 3 * normal())
    expect(claimed(rise)).toBeGreaterThan(0.95)
    expect(claimed(rise, 12)).toBeGreaterThan(0.9)
  })

  it('is not significant where too few values are left to tell', () => {
    expect(trendPValue([0, 1, 2, 3, 4], [1, 2, 3, 4, 5], 12)).toBe(1)
    expect(trendPValue([0, 1, 2, 3, 4], [1, 2, 3, 4, 5])).toBeLessThan(1e-9)
  })

  it('does not depend on unit, level and place', () => {
    const y = list(40, (at) => 0.1 * at + normal())
    const x = [...y.keys()]
    const p = trendPValue(x, y, 12)
    const moved = y.map((value) => 16_500 * (value + 1000))
    expect(trendPValue(x, moved, 12)).toBeCloseTo(p, 6)
    expect(
      trendPValue(
        x.map((at) => at + 24_000),
        y,
        12,
      ),
    ).toBeCloseTo(p, 6)
  })
})

describe('the trend of a series', () => {
  const trendOf = (n: number, make: (at: number) => number) => {
    const rows = list(n, (at) => `${2015 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')},${make(at)}`)
    const file = new TextEncoder().encode(['month,value', ...rows].join('\n'))
    const trend = analyzeBytes(file, 'a.csv', { ...defaultOptions, includeForecast: false }).series[0]?.trend
    if (!trend || !('slope' in trend)) throw new Error('no trend')
    return trend
  }
  const season = (at: number) => 200 - 60 * Math.cos((2 * Math.PI * at) / 12)

  it('is no half of a year', () => {
    expect(trendOf(7, season)).toMatchObject({ direction: 'stable', significant: false })
    expect(trendOf(12, (at) => season(at + 6))).toMatchObject({ direction: 'stable', significant: false })
  })

  it('is neither made nor hidden by a digit too many', () => {
    expect(trendOf(30, (at) => (at === 29 ? 5000 : 100) + ((at * 7919) % 13)).direction).toBe('stable')
    const rising = trendOf(30, (at) => (100 + 2 * at + ((at * 7919) % 13)) * (at === 15 ? 10 : 1))
    expect(rising.direction).toBe('increasing')
    expect(rising.slope).toBeCloseTo(2, 0)
  })

  it('is looked for behind a season that is known', () => {
    const trend = trendOf(51, (at) => Math.round(1000 * (season(at) + 2 * at + 3 * normal())) / 1000)
    expect(trend.direction).toBe('increasing')
    expect(trend.slope).toBeCloseTo(2, 0)
    expect(trend.r_squared).toBeGreaterThan(0.9)
  })
})
