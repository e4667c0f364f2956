import { describe, expect, it } from 'vitest'
import { changePoints, changePointsOf } from './change-points.ts'
import { list, noise, seriesOf, share } from './drawn-series.ts'
import { seasonalityOf } from './seasonality.ts'

describe('changePoints', () => {
  const positions = (n: number) => list(n, Number)

  it('finds the exact place of a new level, of a new slope, and of both', () => {
    expect(
      changePoints(
        positions(40),
        list(40, (at) => (at < 23 ? 1 : 9)),
      ),
    ).toEqual([23])
    expect(
      changePoints(
        positions(60),
        list(60, (at) => (at < 30 ? at : 30 - 2 * (at - 30))),
      ),
    ).toEqual([30])
    expect(
      changePoints(
        positions(60),
        list(60, (at) => (at < 20 ? 5 : at < 40 ? 50 : 20)),
      ),
    ).toEqual([20, 40])
  })

  it('finds it to the period in a long series too, in a moment', () => {
    const random = noise(2)
    const values = list(20_000, (at) => (at < 12_345 ? 0 : 10) + random())
    expect(changePoints(positions(20_000), values)).toEqual([12_345])
  })

  it.each([
    ['white noise', 0, 0.03],
    ['neighbours alike (0.5)', 0.5, 0.08],
  ])('%s: few false alarms', (_, rho, most) => {
    const random = noise(17)
    const alarms = share(150, () => {
      let value = 0
      return (
        changePoints(
          positions(60),
          list(60, () => (value = rho * value + random())),
        ).length > 0
      )
    })
    expect(alarms).toBeLessThanOrEqual(most)
  })

  it('sees neither a line nor steady growth nor a season as change', () => {
    expect(
      changePoints(
        positions(50),
        list(50, (at) => 3 * at),
      ),
    ).toEqual([])
    expect(changePointsOf(seriesOf(list(120, (at) => 100 * 1.02 ** at)), { reason: 'no-season' })).toEqual([])
    const series = seriesOf(list(72, (at) => 100 + at + (at % 12 === 11 ? 300 : 0)))
    const season = seasonalityOf(series)
    expect(changePointsOf(series, season)).toEqual([])
  })

  it.each([
    ['daily', 365.25, 4],
    ['daily', 365.25, 2],
    ['weekly', 52.18, 2],
    ['monthly', 12, 2.5],
  ] as const)(
    'does not take the turns of the year for changes: %s, a year of %d, %d of them',
    (frequency, year, years) => {
      const random = noise(31)
      const wave = (at: number) => 100 + 30 * Math.sin((2 * Math.PI * at) / year) + 2 * random()
      const plain = seriesOf(list(Math.round(years * year), wave), frequency)
      expect(changePointsOf(plain, seasonalityOf(plain))).toEqual([])
      // A jump in the middle of two years and a line with a saw's teeth a year apart are the same.
      if (years === 2) return
      const middle = Math.round((years * year) / 2)
      const jump = seriesOf(
        list(Math.round(years * year), (at) => wave(at) + (at < middle ? 0 : 90)),
        frequency,
      )
      const found = changePointsOf(jump, seasonalityOf(jump))
      expect(found.some((at) => Math.abs(at - middle) <= 1)).toBe(true)
    },
  )

  it('does not depend on unit and level, and needs twelve periods', () => {
    const random = noise(23)
    const values = list(48, (at) => (at < 20 ? 0 : 5) + random())
    const found = changePoints(positions(48), values)
    expect(found).toEqual([20])
    for (const factor of [1e-9, 16_500, -1])
      expect(
        changePoints(
          positions(48),
          values.map((value) => factor * (value + 1000)),
        ),
      ).toEqual(found)
    expect(
      changePoints(
        positions(11),
        list(11, (at) => (at < 5 ? 0 : 100)),
      ),
    ).toEqual([])
  })
})
