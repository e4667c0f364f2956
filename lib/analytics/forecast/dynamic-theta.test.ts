import { describe, expect, it } from 'vitest'
import { airPassengers, nile } from './classic-series.ts'
import { decompose, withoutSeason } from './decompose.ts'
import { dynamicTheta } from './dynamic-theta.ts'

const predict = (history: Float64Array, season: number, horizon: number) => {
  const fitted = dynamicTheta.fit(history, season)
  if (!fitted) throw new Error('no model')
  return { form: fitted.form, ...fitted.predict(history, horizon) }
}

describe('dynamic optimised Theta', () => {
  it('continues a straight line', () => {
    const line = Float64Array.from({ length: 30 }, (_, t) => 50 + 2 * t)
    const { mean } = predict(line, 1, 5)
    for (const [h, value] of mean.entries()) expect(Math.abs(value - (110 + 2 * h))).toBeLessThan(0.5)
  })

  it('rises by about half the slope of the whole history, as Theta with θ = 2 does', () => {
    // Assimakopoulos & Nikolopoulos (2000): the drift of the classical method is half the slope of the fitted line.
    const wavy = Float64Array.from({ length: 60 }, (_, t) => 100 + t + 6 * Math.sin(t * 2.3) + 5 * Math.cos(t * 1.7))
    const { mean } = predict(wavy, 1, 12)
    const drift = ((mean[11] as number) - (mean[0] as number)) / 11
    expect(drift).toBeGreaterThan(0.4)
    expect(drift).toBeLessThan(1.1)
  })

  it('forecasts AirPassengers better than the last year does, with its season', () => {
    const past = airPassengers.subarray(0, 132)
    const { form, mean } = predict(past, 12, 12)
    expect(form).toBe('Theta[12]')
    const error = (of: (h: number) => number) =>
      mean.reduce((sum, _, h) => sum + Math.abs(of(h) - (airPassengers[132 + h] as number)), 0)
    expect(error((h) => mean[h] as number)).toBeLessThan(0.7 * error((h) => airPassengers[120 + h] as number))
  })

  it('sees no season in the Nile', () => {
    expect(predict(nile, 4, 3).form).toBe('Theta')
  })
})

describe('classical decomposition', () => {
  it('gives the indices of R decompose() for AirPassengers', () => {
    // R: decompose(AirPassengers, "multiplicative")$figure, January to December.
    const season = decompose(airPassengers, 12, 'multiplicative')
    const published = [0.91, 0.884, 1.007, 0.976, 0.981, 1.113, 1.227, 1.22, 1.06, 0.922, 0.801, 0.899]
    for (const [month, index] of published.entries()) expect(season?.indices[month]).toBeCloseTo(index, 2)
  })

  it.each(['additive', 'multiplicative'] as const)('takes a fixed %s season out exactly', (kind) => {
    const pattern = kind === 'additive' ? [4, -1, -3] : [1.5, 0.9, 0.6]
    const history = Float64Array.from({ length: 12 }, (_, t) =>
      kind === 'additive' ? 100 + (pattern[t % 3] as number) : 100 * (pattern[t % 3] as number),
    )
    const season = decompose(history, 3, kind)
    expect(season).not.toBeNull()
    for (const value of season ? withoutSeason(history, season) : []) expect(value).toBeCloseTo(100, 9)
  })

  it('needs two seasons, and positive values for ratios', () => {
    expect(decompose(airPassengers.subarray(0, 23), 12, 'additive')).toBeNull()
    expect(
      decompose(
        Float64Array.from({ length: 24 }, (_, t) => (t % 2 ? -5 : -4)),
        4,
        'multiplicative',
      ),
    ).toBeNull()
  })
})
