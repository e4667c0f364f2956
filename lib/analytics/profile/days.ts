import type { DateColumn, DateOrder } from '../read/date-column.ts'
import type { Slots } from '../read/slots.ts'
import { addDoubles } from '../read/sums.ts'

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
  const used = inOrder(slots, (slot) => dates.day(slots.dateOf(slot), order), decimal)
  const days = emptyDays(used.length)
  let size = 0
  let low = 0
  let lastAt = 0
  for (const slot of used) {
    const [series, day] = [slots.seriesOf(slot), dates.day(slots.dateOf(slot), order)]
    const sum = slots.sumOf(slot, decimal)
    const before = size - 1
    const same = size > 0 && days.series[before] === series && days.day[before] === day
    const at = same ? before : size++
    days.series[at] = series
    days.day[at] = day
    const [high, rest] = addDoubles(days.sum[at] as number, same ? low : 0, sum.high)
    days.sum[at] = high + (rest + sum.low)
    low = rest + sum.low - ((days.sum[at] as number) - high)
    days.rows[at] = (days.rows[at] as number) + sum.rows
    if (!same || sum.lastAt > lastAt) {
      lastAt = sum.lastAt
      days.last[at] = sum.last
    }
  }
  return {
    series: days.series.subarray(0, size),
    day: days.day.subarray(0, size),
    sum: days.sum.subarray(0, size),
    rows: days.rows.subarray(0, size),
    last: days.last.subarray(0, size),
  }
}

const shift = 2 ** 32

/** Slots with a day and a number, by series and day. Numbers are sorted, which needs no comparing function. */
function inOrder(slots: Slots, dayOf: (slot: number) => number, decimal: 'point' | 'comma'): Int32Array {
  const bySeries: number[][] = []
  let length = 0
  for (let slot = 0; slot < slots.size; slot++) {
    const day = dayOf(slot)
    if (Number.isNaN(day) || slots.countOf(slot, decimal) === 0) continue
    const series = slots.seriesOf(slot)
    bySeries[series] ??= []
    // Days go from about −62,000 to 84,000 and slots are far fewer than 2³², so the number stays exact.
    bySeries[series].push(day * shift + slot)
    length++
  }
  const ordered = new Int32Array(length)
  let at = 0
  for (const keys of bySeries)
    for (const key of Float64Array.from(keys ?? []).sort()) ordered[at++] = key - Math.floor(key / shift) * shift
  return ordered
}

const emptyDays = (length: number): Days => ({
  series: new Int32Array(length),
  day: new Int32Array(length),
  sum: new Float64Array(length),
  rows: new Int32Array(length),
  last: new Float64Array(length),
})
