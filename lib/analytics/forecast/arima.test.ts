import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arima } from './arima.ts'
import { ArmaFilter } from './arima-filter.ts'
import { ArmaFitter, type ArmaOrders } from './arima-fit.ts'
import { multiply, rootsOutside, stationary } from './arima-polynomial.ts'
import { airPassengers, lakeHuron, nile } from './classic-series.ts'
import { difference, differencesNeeded, kpss } from './kpss.ts'
import type { Prediction } from './model.ts'

const orders = (p: number, q: number, P = 0, Q = 0, constant = false): ArmaOrders => ({ p, q, P, Q, constant })
const fitTo = (y: Float64Array, what: ArmaOrders, season = 1) => {
  const fitter = new ArmaFitter(y, season)
  const fit = fitter.fit(what, null, 1e-10)
  const { phi, theta } = fitter.process
  fitter.run(fit, fit.parameters, y, new Float64Array(y.length))
  return { fit, phi, theta }
}
const predict = (values: ArrayLike<number>, season: number, horizon = 24): Prediction => {
  const history = Float64Array.from(values)
  const fitted = arima.fit(history, season)
  if (!fitted) throw new Error('no model')
  return fitted.predict(history, horizon)
}

describe('exact likelihood', () => {
  it('gives the airline model of log AirPassengers as R arima() does', () => {
    // R: arima(log(AirPassengers), c(0,1,1), c(0,1,1)): ma1 −0.4018, sma1 −0.5569, aic −483.4, sigma² by auto.arima 0.001371.
    const y = difference(difference(airPassengers.map(Math.log), 12), 1)
    const { fit, theta } = fitTo(y, orders(0, 1, 0, 1), 12)
    expect(theta[0]).toBeCloseTo(-0.4018, 3)
    expect(theta[11]).toBeCloseTo(-0.5569, 3)
    expect(fit.sigma2).toBeCloseTo(0.001371, 5)
    const n = y.length
    expect(fit.aicc - (2 * 3 * n) / (n - 4) + 2 * 3).toBeCloseTo(-483.4, 1)
  })

  it('gives ARIMA(1,1,1) of the Nile as R auto.arima() does', () => {
    // R: ar1 0.2544, ma1 −0.8741, sigma² 20177, AICc 1267.51.
    const { fit, phi, theta } = fitTo(difference(nile, 1), orders(1, 1))
    expect(phi[0]).toBeCloseTo(0.2544, 3)
    expect(theta[0]).toBeCloseTo(-0.8741, 3)
    expect(fit.sigma2 / 20177).toBeCloseTo(1, 3)
    expect(fit.aicc).toBeCloseTo(1267.51, 1)
  })

  it('gives the autoregression of Lake Huron, with its mean, as R arima() does', () => {
    // R: arima(LakeHuron, c(2,0,0)): ar1 1.0436, ar2 −0.2495, intercept 579.0473, log likelihood −103.63.
    const shift = lakeHuron.map((level) => level - 579)
    const { fit, phi } = fitTo(shift, orders(2, 0, 0, 0, true))
    expect(phi[0]).toBeCloseTo(1.0436, 3)
    expect(phi[1]).toBeCloseTo(-0.2495, 3)
    expect(579 + (fit.parameters[2] as number)).toBeCloseTo(579.0473, 2)
    expect(fit.aicc).toBeCloseTo(2 * 103.63 + (2 * 4 * 98) / (98 - 5), 1)
  })

  it('equals the density of the joint normal distribution', () => {
    // ARMA(1,1) on three values, its covariance matrix written out: γ₀ = (1 + 2φθ + θ²)/(1 − φ²), γ₁ = φγ₀ + θ, γ₂ = φγ₁.
    const [phi, theta] = [0.6, 0.3]
    const g0 = (1 + 2 * phi * theta + theta * theta) / (1 - phi * phi)
    const g1 = phi * g0 + theta
    const g2 = phi * g1
    const y = Float64Array.of(1.2, -0.4, 0.7)
    const filter = new ArmaFilter(2)
    filter.phi[0] = phi
    filter.theta[0] = theta
    filter.setOrder(1, 1)
    const errors = new Float64Array(3)
    const logs = filter.run(y, 0, errors)
    const determinant = g0 * (g0 * g0 - g1 * g1) - g1 * (g1 * g0 - g1 * g2) + g2 * (g1 * g1 - g0 * g2)
    expect(logs).toBeCloseTo(Math.log(determinant), 4)
    const [a, b] = [y[0] as number, y[1] as number]
    expect(errors[0]).toBeCloseTo(a / Math.sqrt(g0), 12)
    expect(errors[1]).toBeCloseTo((b - (g1 / g0) * a) / Math.sqrt(g0 - (g1 * g1) / g0), 12)
  })
})

describe('polynomials', () => {
  it('are stationary whatever the parameters', () => {
    const parameters = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(parameters, (u) => {
        const out = new Float64Array(u.length)
        stationary(Float64Array.from(u), 0, u.length, out)
        expect(rootsOutside(out, u.length, 1)).toBe(true)
      }),
    )
  })
  it('know where their roots lie: (1 − 0.5B)(1 − 0.8B) has them at 2 and 1.25', () => {
    expect(rootsOutside(Float64Array.of(1.3, -0.4), 2, 1.24)).toBe(true)
    expect(rootsOutside(Float64Array.of(1.3, -0.4), 2, 1.26)).toBe(false)
  })
  it('multiply: (1 − 0.5B)(1 − 0.4B⁴)', () => {
    const out = new Float64Array(6).fill(9)
    multiply(Float64Array.of(0.5), 1, Float64Array.of(0.4), 1, 4, out)
    expect(Array.from(out)).toEqual([0.5, 0, 0, 0.4, -0.2, 0])
  })
})

describe('kpss', () => {
  it('is what its definition gives by hand', () => {
    // 1…5: partial sums of y − 3 are −2, −3, −3, −2, 0: squares 26, no lags; 26 ÷ (5 × 10).
    expect(kpss(Float64Array.of(1, 2, 3, 4, 5))).toBeCloseTo(0.52, 12)
    // Twenty values, one lag (⌊3√20/13⌋ = 1): ±1 in turn has partial sums 1, 0, …: 10; variance 20 − 19.
    expect(kpss(Float64Array.from({ length: 20 }, (_, t) => (t % 2 ? -1 : 1)))).toBeCloseTo(10 / 20, 12)
  })
  it('asks for as many differences as a series has unit roots', () => {
    const wave = Float64Array.from({ length: 80 }, (_, t) => Math.sin(t * t))
    let sum = 0
    const walk = wave.map((value) => (sum += value + 0.5))
    expect([wave, walk, new Float64Array(30).fill(3)].map((y) => differencesNeeded(y, 2))).toEqual([0, 1, 0])
  })
})

describe('arima', () => {
  it('chooses what R auto.arima chooses', () => {
    expect(arima.fit(airPassengers.map(Math.log), 12)?.form).toBe('ARIMA(0,1,1)(0,1,1)[12]')
    expect(arima.fit(nile, 1)?.form).toBe('ARIMA(1,1,1)')
  })

  it('continues a constant, a line and a season without error', () => {
    expect(Array.from(predict(new Array(20).fill(7), 1, 3).mean)).toEqual([7, 7, 7])
    expect(
      Array.from(
        predict(
          Array.from({ length: 20 }, (_, t) => 3 * t),
          1,
          3,
        ).mean,
      ),
    ).toEqual([60, 63, 66])
    const season = Array.from({ length: 48 }, (_, t) => [5, 1, 9, 4][t % 4] as number)
    expect(Array.from(predict(season, 4, 5).mean)).toEqual([5, 1, 9, 4, 5])
    expect(Math.max(...predict(season, 4, 5).variance)).toBe(0)
  })

  it('runs the same parameters through a longer history', () => {
    const fitted = arima.fit(airPassengers.slice(0, 120), 12)
    const later = fitted?.predict(airPassengers, 12)
    const level = airPassengers.slice(132).reduce((sum, value) => sum + value, 0) / 12
    const next = Array.from(later?.mean ?? []).reduce((sum, value) => sum + value, 0) / 12
    expect(next / level).toBeGreaterThan(1)
    expect(next / level).toBeLessThan(1.2)
  })

  const histories = fc.array(fc.integer({ min: -1000, max: 100_000 }), { minLength: 6, maxLength: 60 })
  const seasons = fc.constantFrom(1, 4, 7, 12)

  it('is finite and never surer of what lies further ahead, on any history', () => {
    fc.assert(
      fc.property(histories, seasons, (values, season) => {
        const { mean, variance } = predict(values, season)
        expect(mean.every(Number.isFinite) && variance.every(Number.isFinite)).toBe(true)
        expect(variance.every((v, h) => v >= (h === 0 ? 0 : (variance[h - 1] as number)))).toBe(true)
        expect(predict(values, season)).toEqual({ mean, variance })
      }),
      { numRuns: 60 },
    )
  })

  it('moves with the unit and the origin of the values', () => {
    for (const [series, season] of [
      [airPassengers, 12],
      [nile, 1],
      [lakeHuron, 1],
    ] as const) {
      const plain = predict(series, season)
      const doubled = predict(
        series.map((value) => value * 1024),
        season,
      )
      expect(doubled.mean.map((value) => value / 1024)).toEqual(plain.mean)
      const moved = predict(
        series.map((value) => value + 4096),
        season,
      )
      moved.mean.forEach((value, h) => {
        expect((value - 4096) / (plain.mean[h] as number)).toBeCloseTo(1, 6)
      })
    }
  })

  it('needs six values', () => {
    expect(arima.fit(Float64Array.of(1, 2, 3, 4, 5), 1)).toBeNull()
  })
})
