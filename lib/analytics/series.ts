import type { Frequency } from './options.ts'

/** How the value of a period came about. A dropped period has no value: NaN. */
export const origin = { observed: 0, interpolated: 1, zero: 2, dropped: 3 } as const

/** One series on a regular grid: `values[i]` belongs to period `first + i` of its frequency. */
export type Series = {
  category: string
  frequency: Frequency
  /** Running number of the first period (`periodOf`). */
  first: number
  values: Float64Array
  origins: Uint8Array
  /** Rows of the file that went into it. */
  rows: number
}

/** Position and value of the periods that say something: interpolated ones repeat their neighbours, so they do not count. */
export function known({ values, origins }: Series): { x: number[]; y: number[] } {
  const x: number[] = []
  const y: number[] = []
  values.forEach((value, at) => {
    if (origins[at] !== origin.observed && origins[at] !== origin.zero) return
    x.push(at)
    y.push(value)
  })
  return { x, y }
}
