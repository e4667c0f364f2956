import { describe, expect, it } from 'vitest'
import { airPassengers, nile } from './classic-series.ts'
import { ets, predictEts, selectEts } from './ets.ts'
import { filterEts } from './ets-filter.ts'
import { fitEts, refineEts } from './ets-fit.ts'
import { ALPHA, type EtsForm, GAMMA, INDICES, LEVEL, parameterCount, SLOPE } from './ets-form.ts'
import { etsVariance } from './ets-variance.ts'
import { noise } from './noise.ts'

const form = (error: EtsForm['error'], trend: EtsForm['trend'], season: EtsForm['season'], period = 1): EtsForm => ({
  error,
  trend,
  season,
  period,
})
const filter = (of: EtsForm, parameters: number[], state: number[], history: number[]) => {
  const states = Float64Array.from(state)
  const into = { deviance: 0, squares: 0 }
  filterEts(of, Float64Array.from(parameters), states, Float64Array.from(history), into)
  return { ...into, states: [...states] }
}

describe('ETS', () => {
  it('fits AirPassengers as R ets() does, and chooses no less likely a form', () => {
    // R: ETS(M,Ad,M), alpha 0.7096, beta 0.0204, gamma 1e-04, phi 0.98, AICc 1400.638.
    const first = fitEts(form('M', 'Ad', 'M', 12), airPassengers, 300)
    const fit = first && refineEts(first, airPassengers, 300)
    // R searches for the first indices too, which gains it 1.
    expect(Math.abs((fit?.criterion ?? 0) - 1400.638)).toBeLessThan(1.5)
    expect(fit?.parameters[ALPHA]).toBeCloseTo(0.75, 1)
    expect(fit?.parameters[GAMMA]).toBeCloseTo(1e-4, 3)
    const chosen = selectEts(airPassengers, 12)
    expect(chosen?.criterion).toBeLessThan(1400.638)
    expect(chosen?.form).toMatchObject({ error: 'M', season: 'M' })
  })

  it('smooths the Nile by the α of the least squares', () => {
    // Simple exponential smoothing of these values has α = 0.2466 (R HoltWinters, whose level begins with the first value).
    const fit = fitEts(form('A', 'N', 'N'), nile, 400)
    expect(fit?.parameters[ALPHA]).toBeCloseTo(0.2466, 2)
    // No better level and α on a fine grid.
    let least = Number.POSITIVE_INFINITY
    for (let alpha = 0.05; alpha < 0.6; alpha += 0.005)
      for (let level = 900; level < 1300; level += 5)
        least = Math.min(least, filter(form('A', 'N', 'N'), [alpha, 0, 0, 1], [level, 0], [...nile]).squares)
    const found = filter(form('A', 'N', 'N'), [...(fit?.parameters ?? [])], [...(fit?.start ?? [])], [...nile])
    expect(found.squares).toBeLessThan(least * 1.0001)
  })

  it('has no season in the Nile, and a trend in a line', () => {
    expect(ets.fit(nile, 4)?.form).toMatch(/^ETS\([AM],N,N\)$/)
    const line = Float64Array.from({ length: 40 }, (_, t) => 100 + 3 * t + ((t * 7) % 5) / 10)
    const fitted = ets.fit(line, 1)
    expect(fitted?.form).toMatch(/^ETS\([AM],A/)
    const { mean } = fitted?.predict(line, 3) ?? { mean: [] }
    expect(Math.abs((mean[2] as number) - (100 + 3 * 42))).toBeLessThan(1)
  })

  it('gives nothing for a constant or for three values', () => {
    expect(ets.fit(new Float64Array(30).fill(4), 12)).toBeNull()
    expect(ets.fit(Float64Array.of(1, 2, 3), 1)).toBeNull()
  })

  it('goes on from a later history without being fitted again', () => {
    const fitted = ets.fit(airPassengers.subarray(0, 120), 12)
    const predicted = (n: number) => fitted?.predict(airPassengers.subarray(0, n), 12).mean ?? new Float64Array()
    const error = (n: number) =>
      predicted(n).reduce((sum, value, h) => sum + Math.abs(value - (airPassengers[n + h] as number)), 0) / 12
    // A year later it knows the new level: within 6 % of what came, the mean of the year being 476.
    expect(error(132)).toBeLessThan(30)
  })
})

describe('the filter', () => {
  it('follows the equations of Hyndman et al. (2008), by hand', () => {
    // Holt's method, α = 0.5, β = 0.2, ℓ = 10, b = 1: μ = 11, e = 2, ℓ = 12, b = 1.4; μ = 13.4, e = −1.4, ℓ = 12.7, b = 1.12.
    const { squares, states } = filter(form('A', 'A', 'N'), [0.5, 0.2, 0, 1], [10, 1], [13, 12])
    expect(squares).toBeCloseTo(4 + 1.96, 12)
    expect(states[LEVEL]).toBeCloseTo(12.7, 12)
    expect(states[SLOPE]).toBeCloseTo(1.12, 12)
  })

  it('updates a multiplicative season by the share of the error', () => {
    // ℓ = 10, s = (2, 0.5): μ = 20, e ÷ μ = 0.1; α = 0.5: ℓ = 10.5; γ = 0.2: s = 2.04.
    const { squares, deviance, states } = filter(form('M', 'N', 'M', 2), [0.5, 0, 0.2, 1], [10, 0, 2, 0.5], [22])
    expect(states[LEVEL]).toBeCloseTo(10.5, 12)
    expect(states[INDICES]).toBeCloseTo(2.04, 12)
    expect(squares).toBeCloseTo(0.01, 12)
    expect(deviance).toBeCloseTo(Math.log(0.01) + 2 * Math.log(20), 12)
  })

  it('keeps the likelihood of long products', () => {
    const n = 400
    const history = Array.from({ length: n }, (_, t) => 900 + (t % 7))
    const { deviance, squares } = filter(form('M', 'N', 'N'), [1e-4, 0, 0, 1], [903, 0], history)
    expect(deviance).toBeCloseTo(n * Math.log(squares) + 2 * n * Math.log(903), 0)
  })

  it('is infinite where a multiplicative model leaves the positive numbers', () => {
    expect(filter(form('M', 'A', 'N'), [0.5, 0.1, 0, 1], [5, -6], [1, 1]).deviance).toBe(Number.POSITIVE_INFINITY)
    expect(filter(form('M', 'A', 'M', 2), [0.5, 0.1, 0.1, 1], [5, -6, 1, 1], [1, 1]).deviance).toBe(
      Number.POSITIVE_INFINITY,
    )
  })
})

describe('the variance', () => {
  const variance = (of: EtsForm, parameters: number[], level: number[], mean = level, sigma2 = 2) => [
    ...etsVariance(of, Float64Array.from(parameters), sigma2, Float64Array.from(level), Float64Array.from(mean)),
  ]

  it('is that of table 6.2 of the book for additive errors', () => {
    // (A,N,N): σ² (1 + α² (h − 1)).
    expect(variance(form('A', 'N', 'N'), [0.5, 0, 0, 1], [0, 0, 0])).toEqual([2, 2.5, 3])
    // (A,A,N): σ² (1 + (h − 1)(α² + αβh + β²h(2h − 1)/6)).
    const [alpha, beta, h] = [0.5, 0.1, 4]
    const expected = 2 * (1 + (h - 1) * (alpha ** 2 + alpha * beta * h + (beta ** 2 * h * (2 * h - 1)) / 6))
    expect(variance(form('A', 'A', 'N'), [alpha, beta, 0, 1], [0, 0, 0, 0])[3]).toBeCloseTo(expected, 12)
    // (A,N,A): σ² (1 + α² (h − 1) + γk (2α + γ)), k whole seasons before h.
    const seasonal = variance(form('A', 'N', 'A', 2), [0.5, 0, 0.2, 1], [0, 0, 0, 0, 0])[4]
    expect(seasonal).toBeCloseTo(2 * (1 + 0.25 * 4 + 0.2 * 2 * (1 + 0.2)), 12)
  })

  it('is, for multiplicative errors, what simulated futures vary by', () => {
    const of = form('M', 'A', 'N')
    const parameters = Float64Array.of(0.6, 0.1, 0, 1)
    const sigma = 0.1
    const level = [101, 102, 103, 104, 105, 106]
    const normal = noise(42)
    const runs = 40_000
    let squares = 0
    for (let run = 0; run < runs; run++) {
      let [l, b, y] = [100, 1, 0]
      for (let h = 0; h < 6; h++) {
        const mu = l + b
        y = mu * (1 + sigma * normal())
        l = mu + 0.6 * (y - mu)
        b += 0.1 * (y - mu)
      }
      squares += (y - 106) ** 2 / runs
    }
    const [last] = [
      ...etsVariance(of, parameters, sigma ** 2, Float64Array.from(level), Float64Array.from(level)),
    ].slice(-1)
    expect((last as number) / squares).toBeCloseTo(1, 1)
  })

  it('needs as many parameters as R counts', () => {
    expect(parameterCount(form('A', 'N', 'N'))).toBe(3)
    expect(parameterCount(form('M', 'Ad', 'M', 12))).toBe(18)
  })

  it('grows with the level and the season it belongs to', () => {
    const fit = selectEts(airPassengers, 12)
    const { mean, variance: found } = fit ? predictEts(fit, airPassengers, 24) : { mean: [], variance: [] }
    const july = (year: number) => found[6 + 12 * year] as number
    expect(Math.sqrt(july(0)) / (mean[6] as number)).toBeGreaterThan(0.03)
    expect(july(1)).toBeGreaterThan(july(0))
  })
})
