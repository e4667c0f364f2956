import { decompose, withoutSeason } from './decompose.ts'
import { type EtsForm, INDICES, LEVEL, SLOPE, stateSize } from './ets-form.ts'

/**
 * States before the first value, from the history itself (Hyndman et al. 2008, section 2.6.1): indices by classical
 * decomposition, level and slope from the line through the first max(10, 2m) values without their season. Null where
 * there is no such decomposition.
 */
export function startOf(form: EtsForm, history: Float64Array): Float64Array | null {
  const state = new Float64Array(stateSize(form))
  let adjusted = history
  if (form.season !== 'N') {
    const season = decompose(history, form.period, form.season === 'M' ? 'multiplicative' : 'additive')
    if (!season) return null
    adjusted = withoutSeason(history, season)
    state.set(season.indices, INDICES)
  }
  const n = Math.min(history.length, Math.max(10, 2 * form.period))
  let mean = 0
  for (let t = 0; t < n; t++) mean += (adjusted[t] as number) / n
  if (form.trend === 'N') {
    state[LEVEL] = mean
    return state
  }
  let product = 0
  let power = 0
  for (let t = 0; t < n; t++) {
    const x = t - (n - 1) / 2
    product += x * ((adjusted[t] as number) - mean)
    power += x * x
  }
  const slope = product / power
  state[SLOPE] = slope
  state[LEVEL] = mean - slope * ((n - 1) / 2 + 1)
  return state
}

/**
 * Turns states round in time, in place: those after the last value into those a filter running backwards begins with, and
 * those it arrives at into those before the first value ("backcasting", Svetunkov 2023, section 11.4.1).
 */
export function turn(form: EtsForm, state: Float64Array, n: number): void {
  state[SLOPE] = -(state[SLOPE] as number)
  state[LEVEL] = (state[LEVEL] as number) - (state[SLOPE] as number)
  if (form.season === 'N') return
  // What is step k of one direction is step n − 1 − k of the other.
  const { period } = form
  const indices = state.slice(INDICES)
  for (let step = 0; step < period; step++)
    state[INDICES + step] = indices[(((n - 1 - step) % period) + period) % period] as number
}
