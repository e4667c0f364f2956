import type { Frequency } from './options.ts'
import type { Series } from './series.ts'

// Series drawn for tests: the same in every run.

export const seriesOf = (list: readonly number[], frequency: Frequency = 'monthly', first = 24_000): Series => {
  const values = Float64Array.from(list)
  const none = () => new Uint8Array(values.length)
  return { category: 'a', frequency, first, rows: 1, values, observed: values, origins: none(), outliers: none() }
}
export const list = (n: number, make: (at: number) => number) => Array.from({ length: n }, (_, at) => make(at))
/** The same numbers in every run, about normal: the sum of twelve uniform ones. */
export function noise(seed: number) {
  let state = seed
  const uniform = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  return () => list(12, uniform).reduce((total, value) => total + value, -6)
}
export const share = (runs: number, holds: (run: number) => boolean) => list(runs, Number).filter(holds).length / runs
