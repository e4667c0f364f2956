import type { DateColumn, DateOrder } from '../read/date-column.ts'
import { addDoubles, type Slots } from '../read/slots.ts'

/** One row per series and day that occurs, in order: what all coarser periods are made of. */
export type Days = {
  series: Int32Array
  /** Days since 1970-01-01. */
  day: Int32Array
  sum: Float64Array
  rows: Int32Array
  /** Value of the row that stands last in the file among those of the day. */
  last: Float64Array
}

/**
 * The sums of a reading under the conventions that won: slots whose date is none are left out, different ways of writing
 * one day become one. Every value that is used is in exactly one sum.
 */
export function daysOf(
  { slots, dates }: { slots: Slots; dates: DateColumn },
  order: DateOrder,
  decimal: 'point' | 'comma',
): Days {
  const sums = slots[decimal]
  const day = Float64Array.from(slots.date.subarray(0, slots.size), (date) => dates.day(date, order))
  const { series } = slots
  const used = Int32Array.from(day.keys())
    .filter((slot) => !Number.isNaN(day[slot]) && (sums.rows[slot] as number) > 0)
    .sort(
      (a, b) =>
        (series[a] as number) - (series[b] as number) ||
        (day[a] as number) - (day[b] as number) ||
        (sums.lastAt[a] as number) - (sums.lastAt[b] as number),
    )
  const days = emptyDays(used.length)
  let size = 0
  let low = 0
  for (const slot of used) {
    const before = size - 1
    const same = size > 0 && days.series[before] === series[slot] && days.day[before] === day[slot]
    const at = same ? before : size++
    days.series[at] = series[slot] as number
    days.day[at] = day[slot] as number
    const [sum, rest] = addDoubles(days.sum[at] as number, same ? low : 0, sums.high[slot] as number)
    days.sum[at] = sum
    low = rest + (sums.low[slot] as number)
    days.rows[at] = (days.rows[at] as number) + (sums.rows[slot] as number)
    days.last[at] = sums.last[slot] as number
  }
  return {
    series: days.series.subarray(0, size),
    day: days.day.subarray(0, size),
    sum: days.sum.subarray(0, size),
    rows: days.rows.subarray(0, size),
    last: days.last.subarray(0, size),
  }
}

const emptyDays = (length: number): Days => ({
  series: new Int32Array(length),
  day: new Int32Array(length),
  sum: new Float64Array(length),
  rows: new Int32Array(length),
  last: new Float64Array(length),
})
