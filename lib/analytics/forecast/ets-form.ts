/** Error, trend and season of an exponential smoothing model: none, additive, additive and damped, or multiplicative. */
export type EtsForm = { error: 'A' | 'M'; trend: 'N' | 'A' | 'Ad'; season: 'N' | 'A' | 'M'; period: number }

/** Places of the smoothing parameters α, β, γ and φ. */
export const ALPHA = 0
export const BETA = 1
export const GAMMA = 2
export const PHI = 3

/** Places in the state: the level, the slope, then one index for each place in the season, by time modulo the period. */
export const LEVEL = 0
export const SLOPE = 1
export const INDICES = 2

export const stateSize = ({ season, period }: EtsForm): number => INDICES + (season === 'N' ? 0 : period)

/** Free values: smoothing parameters, first states (the indices are relative, so one fewer than the period) and the variance. */
export function parameterCount({ trend, season, period }: EtsForm): number {
  const forTrend = { N: 0, A: 2, Ad: 3 }[trend]
  return 3 + forTrend + (season === 'N' ? 0 : period)
}

/** @example formName({ error: 'M', trend: 'Ad', season: 'M', period: 12 }) // 'ETS(M,Ad,M)' */
export const formName = ({ error, trend, season }: EtsForm): string => `ETS(${error},${trend},${season})`

/** Corrected Akaike criterion (Hurvich & Tsai 1989) of a fit to `n` values; `deviance` is −2 log likelihood. */
export function correctedAkaike(deviance: number, parameters: number, n: number): number {
  const left = n - parameters - 1
  return left > 0 ? deviance + 2 * parameters + (2 * parameters * (parameters + 1)) / left : Number.POSITIVE_INFINITY
}
