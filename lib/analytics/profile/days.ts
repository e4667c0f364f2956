import * as aq from 'arquero'
import type { Observations } from '../read/table.ts'

/** One row per series and day that occurs, in order: what all coarser periods are made of. */
export type Days = {
  series: Int32Array
  day: Int32Array
  sum: Float64Array
  rows: Int32Array
  /** Value of the row that stands last in the file among those of the day. */
  last: Float64Array
}

/**
 * Rolls rows up to days, so that the file's order and its number of rows stop mattering. Linear in the rows; every row is
 * in exactly one sum.
 *
 * Series and day make one number as key: arquero's key for two columns is a text, five times slower, and its index is a
 * plain object in which a column of texts would meet `__proto__`.
 */
export function rollUpToDays({ series, days, values }: Observations): Days {
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (const day of days) {
    if (day < first) first = day
    if (day > last) last = day
  }
  const span = days.length === 0 ? 1 : last - first + 1
  const key = new Float64Array(days.length)
  const row = new Int32Array(days.length)
  for (let at = 0; at < days.length; at++) {
    key[at] = (series[at] as number) * span + ((days[at] as number) - first)
    row[at] = at
  }
  const rolled = aq
    .table({ key, row, value: values })
    .groupby('key')
    .rollup({ sum: aq.op.sum('value'), rows: aq.op.count(), last: aq.op.max('row') })
    .orderby('key')
  const keys = numbers(rolled, 'key')
  return {
    series: Int32Array.from(keys, (k) => Math.floor(k / span)),
    day: Int32Array.from(keys, (k) => first + (k % span)),
    sum: Float64Array.from(numbers(rolled, 'sum')),
    rows: Int32Array.from(numbers(rolled, 'rows')),
    last: Float64Array.from(numbers(rolled, 'last'), (at) => values[at] as number),
  }
}

/** A column of numbers of an arquero table, in the table's order. */
export const numbers = (table: aq.ColumnTable, name: string): number[] => table.array(name) as number[]
