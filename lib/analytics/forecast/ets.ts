import { filterEts } from './ets-filter.ts'
import { type EtsFit, fitEts, refineEts } from './ets-fit.ts'
import { type EtsForm, formName, INDICES, LEVEL, PHI, parameterCount, SLOPE } from './ets-form.ts'
import { etsVariance } from './ets-variance.ts'
import type { Fitted, ForecastModel, Prediction } from './model.ts'
import { repeatLast } from './seasonal-naive.ts'

/** Above this a season is for a decomposition: each of its indices would be a parameter. */
const PERIOD_MAX = 24
/** Evaluations for each form, and for the best few once more. */
const FIRST_EVALUATIONS = 100
const REFINED = 3
const REFINED_EVALUATIONS = 250
/** A season this much worse by AICc than the best one is given up. */
const HOPELESS = 20

/**
 * Exponential smoothing in state space form, the form chosen by AICc (Hyndman, Koehler, Snyder & Grose 2002; Hyndman et
 * al. 2008): error A or M, trend none, additive or damped, season none, A or M. Multiplicative trends, and multiplicative
 * seasons with additive errors, are left out: they are unstable. Multiplicative forms need positive values.
 */
export const ets: ForecastModel = {
  name: 'ETS',
  fit(history, season) {
    const fit = selectEts(history, season)
    return fit && fitted(fit)
  },
}

/**
 * The best form by AICc. First every form without trend; a season that is hopeless without one stays so with it, so trends
 * are tried only where it was near the best. Null below four values, or for a constant history, whose likelihood has no
 * maximum.
 */
export function selectEts(history: Float64Array, season: number, forms = formsFor(history, season)): EtsFit | null {
  if (history.length < 4 || history.every((value) => value === history[0])) return null
  const fitAll = (some: readonly EtsForm[]) =>
    some.map((form) => fitEts(form, history, FIRST_EVALUATIONS)).filter((fit) => fit !== null)
  const level = fitAll(forms.filter(({ trend }) => trend === 'N'))
  const limit = Math.min(...level.map(({ criterion }) => criterion)) + HOPELESS
  const isNear = (form: EtsForm) => level.some((fit) => fit.form.season === form.season && fit.criterion < limit)
  const fits = [...level, ...fitAll(forms.filter((form) => form.trend !== 'N' && (level.length === 0 || isNear(form))))]
  const refined = fits
    .sort(byCriterion)
    .slice(0, REFINED)
    .map((fit) => refineEts(fit, history, REFINED_EVALUATIONS))
  return refined.sort(byCriterion)[0] ?? null
}

const byCriterion = (a: EtsFit, b: EtsFit) => a.criterion - b.criterion

export function formsFor(history: Float64Array, season: number): EtsForm[] {
  const period = season <= PERIOD_MAX && history.length >= 2 * season ? season : 1
  const positive = history.every((value) => value > 0)
  const forms: EtsForm[] = []
  for (const trend of ['N', 'A', 'Ad'] as const)
    for (const seasonal of period > 1 ? (['N', 'A', 'M'] as const) : (['N'] as const))
      for (const error of ['A', 'M'] as const) {
        if (!positive && (error === 'M' || seasonal === 'M')) continue
        if (error === 'A' && seasonal === 'M') continue
        const form = { error, trend, season: seasonal, period: seasonal === 'N' ? 1 : period }
        if (history.length - parameterCount(form) - 1 > 0) forms.push(form)
      }
  return forms
}

function fitted(fit: EtsFit): Fitted {
  return {
    form: formName(fit.form),
    seasonal: fit.form.season !== 'N',
    predict: (history, horizon) => predictEts(fit, history, horizon),
  }
}

export function predictEts({ form, parameters, start }: EtsFit, history: Float64Array, horizon: number): Prediction {
  const state = start.slice()
  const into = { deviance: 0, squares: 0 }
  filterEts(form, parameters, state, history, into)
  // A longer history may leave the positive numbers, where multiplicative forms end.
  if (!Number.isFinite(into.squares)) return repeatLast(history, 1, horizon)
  const phi = parameters[PHI] as number
  const mean = new Float64Array(horizon)
  const level = new Float64Array(horizon)
  let damping = 0
  let power = 1
  for (let h = 0; h < horizon; h++) {
    power *= phi
    damping += power
    const base = (state[LEVEL] as number) + damping * (state[SLOPE] as number)
    const index = form.season === 'N' ? 0 : (state[INDICES + ((history.length + h) % form.period)] as number)
    level[h] = form.season === 'A' ? base + index : base
    mean[h] = form.season === 'M' ? base * index : (level[h] as number)
  }
  const sigma2 = into.squares / Math.max(1, history.length - parameterCount(form) + 1)
  return { mean, variance: etsVariance(form, parameters, sigma2, level, mean) }
}
