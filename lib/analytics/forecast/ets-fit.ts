import { filterEts } from './ets-filter.ts'
import { ALPHA, BETA, correctedAkaike, type EtsForm, GAMMA, LEVEL, PHI, parameterCount, SLOPE } from './ets-form.ts'
import { startOf, turn } from './ets-start.ts'
import { minimise } from './optimise.ts'

/** One form with its parameters, the states before the first value, and how well it describes the history. */
export type EtsFit = { form: EtsForm; parameters: Float64Array; start: Float64Array; criterion: number }

/** Bounds of the smoothing parameters (Hyndman et al. 2008, section 2.6; φ as R's `ets`). */
const SMOOTH_MIN = 1e-4
const SMOOTH_MAX = 0.9999
const DAMP_MIN = 0.8
const DAMP_MAX = 0.98

/** First guesses of R's `ets` for a period m: α = 0.2 + 0.2/m, β = 0.01 + …; they only set where the search begins. */
const FIRST = Float64Array.of(0.3, 0.05, 0.05, 0.97)
const STEP = Float64Array.of(0.25, 0.06, 0.15, -0.06)

/**
 * Fits one form by maximum likelihood: smoothing parameters, first level and slope by Nelder–Mead, the seasonal indices
 * from `startOf` (or as given in `from`, whose parameters the search then starts at).
 */
export function fitEts(
  form: EtsForm,
  history: Float64Array,
  evaluations: number,
  from?: { parameters: Float64Array; start: Float64Array },
): EtsFit | null {
  const start = from?.start.slice() ?? startOf(form, history)
  if (!start) return null
  const axes = freeAxes(form)
  const parameters = smoothing(form, from?.parameters ?? FIRST)
  const size = unitOf(history)
  const x = Float64Array.from(axes, (axis) =>
    axis < STATES ? (parameters[axis] as number) : (start[axis - STATES] as number) / size,
  )
  const step = Float64Array.from(axes, (axis) => stepOf(axis, form, from !== undefined))
  const state = start.slice()
  const into = { deviance: 0, squares: 0 }
  const spread = (at: Float64Array) => {
    for (let k = 0; k < axes.length; k++) {
      const axis = axes[k] as number
      if (axis < STATES) parameters[axis] = at[k] as number
      else start[axis - STATES] = (at[k] as number) * size
    }
  }
  const found = minimise(
    (at) => {
      spread(at)
      if (!inBounds(form, parameters)) return Number.POSITIVE_INFINITY
      state.set(start)
      filterEts(form, parameters, state, history, into)
      return into.deviance
    },
    x,
    step,
    { evaluations, tolerance: 1e-7 },
  )
  spread(found.x)
  const criterion = correctedAkaike(found.value, parameterCount(form), history.length)
  return { form, parameters: parameters.slice(), start, criterion }
}

/** Axes at and above this are states: the level, then the slope. */
const STATES = 4

function freeAxes({ trend, season }: EtsForm): number[] {
  const axes = [ALPHA]
  if (trend !== 'N') axes.push(BETA)
  if (season !== 'N') axes.push(GAMMA)
  if (trend === 'Ad') axes.push(PHI)
  axes.push(STATES + LEVEL)
  if (trend !== 'N') axes.push(STATES + SLOPE)
  return axes
}

function smoothing({ trend, season }: EtsForm, from: Float64Array): Float64Array {
  const parameters = from.slice()
  if (trend === 'N') parameters[BETA] = 0
  else if (parameters[BETA] === 0) parameters[BETA] = FIRST[BETA] as number
  if (season === 'N') parameters[GAMMA] = 0
  else if (parameters[GAMMA] === 0) parameters[GAMMA] = FIRST[GAMMA] as number
  if (trend === 'Ad') parameters[PHI] = Math.min(DAMP_MAX, Math.max(DAMP_MIN, parameters[PHI] as number))
  else parameters[PHI] = 1
  return parameters
}

function stepOf(axis: number, { trend }: EtsForm, again: boolean): number {
  const step = axis < STATES ? (STEP[axis] as number) : axis === STATES + LEVEL || trend === 'N' ? 0.1 : 0.02
  return again ? step / 3 : step
}

function inBounds({ trend, season }: EtsForm, parameters: Float64Array): boolean {
  const alpha = parameters[ALPHA] as number
  if (!(alpha >= SMOOTH_MIN && alpha <= SMOOTH_MAX)) return false
  if (trend !== 'N') {
    const beta = parameters[BETA] as number
    if (!(beta >= SMOOTH_MIN && beta <= alpha)) return false
  }
  if (trend === 'Ad') {
    const phi = parameters[PHI] as number
    if (!(phi >= DAMP_MIN && phi <= DAMP_MAX)) return false
  }
  if (season === 'N') return true
  const gamma = parameters[GAMMA] as number
  return gamma >= SMOOTH_MIN && gamma <= 1 - alpha
}

/** The size of the values, so that steps in level and slope fit any unit. */
function unitOf(history: Float64Array): number {
  let total = 0
  for (let t = 0; t < history.length; t++) total += Math.abs(history[t] as number)
  return total / history.length || 1
}

/** Fits again from states found by running the filter there and back: most of what a search of all first states would find. */
export function refineEts(fit: EtsFit, history: Float64Array, evaluations: number): EtsFit {
  const { form, parameters } = fit
  const into = { deviance: 0, squares: 0 }
  const state = fit.start.slice()
  filterEts(form, parameters, state, history, into)
  turn(form, state, history.length)
  filterEts(form, parameters, state, history.slice().reverse(), into)
  turn(form, state, history.length)
  if (!Number.isFinite(into.deviance)) return fit
  const refined = fitEts(form, history, evaluations, { parameters, start: state })
  return refined && refined.criterion < fit.criterion ? refined : fit
}
