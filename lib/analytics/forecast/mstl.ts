import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { initSync, MSTL } from '@bsull/augurs/mstl'
import type { Fitted, ForecastModel, Prediction } from './model.ts'

/** The variance is read off the band of this level: its half width is this many standard errors. */
const level = 0.8
const halfWidth = 1.2815515655446004

let loaded = false

/** Compiles the library's WebAssembly once per thread. It lies beside its JavaScript; the library's own loader fetches by HTTP. */
function load(): void {
  if (loaded) return
  const script = createRequire(import.meta.url).resolve('@bsull/augurs/mstl')
  initSync({ module: readFileSync(script.replace(/\.js$/, '_bg.wasm')) })
  loaded = true
}

/**
 * MSTL + ETS: the season is taken out by loess (Bandara, Hyndman & Bergmeir 2021), what remains is forecast by exponential
 * smoothing chosen by AICc without season, and the last season is put back. By the library augurs; the band's variance is
 * that of the smoothing alone.
 *
 * The library keeps no parameters, so predicting from another history fits again. Null without season, or where the
 * history does not hold more than two of them.
 */
export const mstl: ForecastModel = {
  name: 'mstl-ets',
  fit(history, season) {
    if (season < 2 || history.length <= 2 * season) return null
    const first = predictor(history, season)
    if (!first) return null
    return {
      form: `MSTL[${season}] + ETS`,
      predict: (past, horizon) => (past === history ? first : (predictor(past, season) ?? first))(horizon),
    }
  },
}

type Predictor = (horizon: number) => Prediction

/** Null where the library finds no model, as on a constant history. */
function predictor(history: Float64Array, season: number): Predictor | null {
  load()
  const model = MSTL.ets([season])
  try {
    model.fit(history)
  } catch {
    model.free()
    return null
  }
  return (horizon) => {
    const { point, intervals } = model.predict(horizon, level)
    return { mean: Float64Array.from(point), variance: variances(point, intervals?.upper ?? point) }
  }
}

function variances(point: number[], upper: number[]): Float64Array {
  let largest = 0
  return Float64Array.from(point, (value, at) => {
    largest = Math.max(largest, (((upper[at] as number) - value) / halfWidth) ** 2)
    return largest
  })
}
