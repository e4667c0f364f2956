import type { Frequency } from './options.ts'

/**
 * One series as the file has it, on a regular grid: `values[i]` belongs to period `first + i` of its frequency and is NaN
 * where the file says nothing. The first and the last value are numbers.
 */
export type RawSeries = {
  category: string
  frequency: Frequency
  /** Running number of the first period (`periodOf`). */
  first: number
  values: Float64Array
  /** Rows of the file that went into it. */
  rows: number
}

/** How the value of a period came about. A dropped period has no value: NaN. */
export const origin = { observed: 0, interpolated: 1, zero: 2, dropped: 3, winsorized: 4 } as const

/** A series after cleaning. `observed` keeps what the file says, so that each rule can be taken back. */
export type Series = RawSeries & {
  observed: Float64Array
  origins: Uint8Array
  /** 1 where the observed value lies far from what its neighbours and its season say. */
  outliers: Uint8Array
}

/** Position and value of the periods that say something: interpolated ones repeat their neighbours, so they do not count. */
export function known({ values, origins }: Pick<Series, 'values' | 'origins'>): { x: number[]; y: number[] } {
  const x: number[] = []
  const y: number[] = []
  values.forEach((value, at) => {
    if (origins[at] === origin.interpolated || origins[at] === origin.dropped) return
    x.push(at)
    y.push(value)
  })
  return { x, y }
}

/** The same without outliers: one digit too many would make a trend of a level series, and hide the trend of another. */
export function usual(series: Series): { x: number[]; y: number[] } {
  const { x, y } = known(series)
  const isUsual = (_: number, nth: number) => series.outliers[x[nth] as number] !== 1
  return { x: x.filter(isUsual), y: y.filter(isUsual) }
}
