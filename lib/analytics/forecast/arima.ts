import { type ArmaFit, ArmaFitter } from './arima-fit.ts'
import { selectArma } from './arima-select.ts'
import { difference, differencesNeeded, isConstant } from './kpss.ts'
import type { Fitted, ForecastModel } from './model.ts'
import { seasonalStrength } from './stl.ts'

/** Seasons above this are left to decomposition: their polynomials are long, slow, and badly known from few seasons. */
const seasonMax = 24
const strongSeason = 0.64
const periodsMin = 6
/** Three years of days. What is older says little about today's parameters and makes the fit long; forecasts still run through it. */
const recentMax = 1000

/** y differenced d times, and D times over a season; both at most two. */
type Differencing = { d: number; D: number; season: number }

/**
 * Seasonal ARIMA, chosen automatically (Hyndman & Khandakar 2008, "Automatic time series forecasting: the forecast package
 * for R", J. Stat. Softw. 27(3)): D = 1 where the season is strong (above 0.64: Wang, Smith & Hyndman 2006), d by KPSS tests,
 * orders by stepwise AICc, parameters by exact maximum likelihood. A mean is estimated where d + D = 0, a drift where AICc
 * wants one and d + D = 1. Values and σ in the unit of the history; variance by psi weights (Box & Jenkins 1970).
 * Null below six values, or two seasons and six for a seasonal form (then without season).
 */
export const arima: ForecastModel = {
  name: 'arima',
  fit(history, season) {
    const found = chosenFor(history, season)
    if (!found) return null
    const { fitter, fit, differencing, scaling } = found
    return fitter ? fit && fittedFrom(fitter, fit, differencing, scaling) : exactly(differencing, scaling.centre)
  },
}

/** `fitter` is null where differences are constant, so that there is nothing to fit. */
type Chosen = { fitter: ArmaFitter | null; fit: ArmaFit | null; differencing: Differencing; scaling: Scaling }

function chosenFor(all: Float64Array, season: number): Chosen | null {
  if (all.length < periodsMin) return null
  const history = all.subarray(Math.max(0, all.length - recentMax))
  const differencing = differencingFor(history, season)
  const y = differenced(history, differencing)
  const scaling = scalingOf(history, y, differencing)
  if (scaling.constant) return { fitter: null, fit: null, differencing, scaling }
  const standard = y.map((value) => (value - scaling.centre) / scaling.unit)
  const fitter = new ArmaFitter(standard, differencing.season)
  const total = differencing.d + differencing.D
  const fit = selectArma(fitter, y.length, differencing.season, (['always', 'either'] as const)[total] ?? 'never')
  return { fitter, fit, differencing, scaling }
}

export type Whitener = {
  /** Differences and filters a series of the history's length: the history itself turns into uncorrelated errors. */
  apply(values: Float64Array): Float64Array
  /** The model's own mean or drift, filtered alike: the first column of a regression. Empty where it has none. */
  level: Float64Array[]
}

/**
 * The linear filter that the history's ARIMA model is. Applied to both sides of a regression it makes least squares
 * generalised least squares (Cochrane & Orcutt 1949). Null where there is no model, or nothing is left to explain.
 */
export function arimaWhitener(history: Float64Array, season: number): Whitener | null {
  const { fitter, fit, differencing } = chosenFor(history, season) ?? {}
  if (!fitter || !fit || !differencing) return null
  const filter = (y: Float64Array) => {
    const errors = new Float64Array(y.length)
    fitter.run({ ...fit, constant: false }, fit.parameters, y, errors)
    return errors
  }
  const count = differenced(history, differencing).length
  return {
    apply: (values) => filter(differenced(values, differencing)),
    level: fit.constant ? [filter(new Float64Array(count).fill(1))] : [],
  }
}

function differencingFor(history: Float64Array, period: number): Differencing {
  const seasonal = period >= 2 && period <= seasonMax && history.length >= 2 * period + periodsMin
  const season = seasonal ? period : 1
  const D = seasonal && seasonalStrength(history, period) > strongSeason ? 1 : 0
  const d = differencesNeeded(D === 1 ? difference(history, season) : history, 2)
  return { d, D, season }
}

function differenced(history: Float64Array, { d, D, season }: Differencing): Float64Array {
  let y = D === 1 ? difference(history, season) : history
  for (let i = 0; i < d; i++) y = difference(y, 1)
  return y
}

/** The fit works on values of mean 0 and spread 1, so that its tolerances mean the same for tonnes and rupiah. */
type Scaling = { centre: number; unit: number; constant: boolean }

function scalingOf(history: Float64Array, y: Float64Array, { d, D }: Differencing): Scaling {
  const size = history.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  const mean = y.reduce((sum, value) => sum + value, 0) / y.length
  if (isConstant(y, size)) return { centre: d + D > 1 ? 0 : mean, unit: 1, constant: true }
  // Centring what has no constant would give it one.
  const centre = d + D === 0 ? mean : 0
  const unit = Math.sqrt(y.reduce((sum, value) => sum + (value - centre) ** 2, 0) / y.length)
  return { centre, unit, constant: false }
}

function fittedFrom(fitter: ArmaFitter, fit: ArmaFit, differencing: Differencing, { centre, unit }: Scaling): Fitted {
  const { p, q, P, Q, constant } = fit
  const mean = constant ? (fit.parameters[p + q + P + Q] as number) : 0
  return {
    form: formOf(fit, differencing),
    seasonal: differencing.season > 1 && P + Q + differencing.D > 0,
    predict(history, horizon) {
      const y = differenced(history, differencing).map((value) => (value - centre) / unit)
      fitter.run(fit, fit.parameters, y, new Float64Array(y.length))
      const ahead = Float64Array.from({ length: horizon }, () => centre + unit * (mean + fitter.process.advance()))
      const { phi, theta } = fitter.process
      const weights = psiWeights(phi, p + P * differencing.season, theta, q + Q * differencing.season, horizon)
      return {
        mean: integrate(history, ahead, differencing),
        variance: varianceOf(weights, differencing, fit.sigma2 * unit * unit),
      }
    },
  }
}

/** A history whose differences are constant continues so. */
function exactly(differencing: Differencing, step: number): Fitted {
  const none = { p: 0, q: 0, P: 0, Q: 0, constant: step !== 0 }
  return {
    form: formOf(none, differencing),
    seasonal: differencing.D > 0,
    predict: (history, horizon) => ({
      mean: integrate(history, new Float64Array(horizon).fill(step), differencing),
      variance: new Float64Array(horizon),
    }),
  }
}

/** Undoes the differencing: the season first, of the series differenced d times, then each plain difference. */
function integrate(history: Float64Array, ahead: Float64Array, { d, D, season }: Differencing): Float64Array {
  let values = ahead
  for (let i = d - 1; i >= 0; i--) values = undo(differenced(history, { d: i, D, season }), values, 1)
  return D === 1 ? undo(history, values, season) : values
}

function undo(past: Float64Array, steps: Float64Array, lag: number): Float64Array {
  const out = new Float64Array(steps.length)
  for (let h = 0; h < out.length; h++)
    out[h] = (steps[h] as number) + ((h < lag ? past[past.length - lag + h] : out[h - lag]) as number)
  return out
}

/** Weights of past errors in the differenced series: its moving average of endless order. */
function psiWeights(phi: Float64Array, p: number, theta: Float64Array, q: number, count: number): Float64Array {
  const psi = new Float64Array(count)
  for (let h = 0; h < count; h++) {
    let weight = h === 0 ? 1 : h <= q ? (theta[h - 1] as number) : 0
    for (let j = 1; j <= Math.min(h, p); j++) weight += (phi[j - 1] as number) * (psi[h - j] as number)
    psi[h] = weight
  }
  return psi
}

/** σ² × the running sum of squared weights, these summed once for each difference undone. */
function varianceOf(weights: Float64Array, { d, D, season }: Differencing, sigma2: number): Float64Array {
  const accumulate = (lag: number) => {
    for (let h = lag; h < weights.length; h++) weights[h] = (weights[h] as number) + (weights[h - lag] as number)
  }
  for (let i = 0; i < d; i++) accumulate(1)
  if (D === 1) accumulate(season)
  let total = 0
  return weights.map((weight) => {
    total += weight * weight
    return total * sigma2
  })
}

function formOf(
  { p, q, P, Q, constant }: Omit<ArmaFit, 'parameters' | 'sigma2' | 'aicc'>,
  { d, D, season }: Differencing,
): string {
  const seasonal = season > 1 && P + D + Q > 0 ? `(${P},${D},${Q})[${season}]` : ''
  const level = constant ? (d + D === 0 ? ' with mean' : ' with drift') : ''
  return `ARIMA(${p},${d},${q})${seasonal}${level}`
}
