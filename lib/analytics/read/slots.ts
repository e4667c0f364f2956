import { grown } from './growable.ts'
import type { Memory } from './memory.ts'
import type { Decimal } from './rejections.ts'

/** What one slot holds, side by side, so that a row touches as few lines of the processor's cache as possible. */
const SERIES = 0
const DATE = 1
const ROWS = 2
const COUNTS = 3
const INTS = 8
const FLOATS = 6
/** Of one reading: how many values and where the last one stood; the sum and the last one. */
const COUNT = 0
const AT = 1
const COUNTS_EACH = 2
const HIGH = 0
const LOW = 1
const LAST = 2
const SUMS_EACH = 3
const startSize = 1024

/** What the values of a slot add up to under one decimal mark: `high + low`; the last of them, and where it stood. */
type Sum = { high: number; low: number; rows: number; last: number; lastAt: number }

/**
 * Sums by series and date, of both readings of the numbers: what is kept of a file instead of its rows. As many slots as
 * pairs that occur; found by open addressing. A sum is two doubles, about 106 bits, so the order of adding does not show.
 */
export class Slots {
  size = 0
  private ints = new Int32Array(startSize * INTS)
  private floats = new Float64Array(startSize * FLOATS)
  private places = new Int32Array(startSize * 4)
  private readonly memory: Memory

  constructor(memory: Memory) {
    this.memory = memory
    memory.take(this.ints.byteLength + this.floats.byteLength + this.places.byteLength)
  }

  /** Takes a value in under both readings (NaN: no number under that one). `at` grows along the file. */
  add(series: number, date: number, { point, comma }: { point: number; comma: number }, at: number): void {
    const slot = this.find(series, date)
    const rows = slot * INTS + ROWS
    this.ints[rows] = (this.ints[rows] as number) + 1
    if (!Number.isNaN(point)) this.addTo(slot * INTS + COUNTS, slot * FLOATS, point, at)
    if (!Number.isNaN(comma)) this.addTo(slot * INTS + COUNTS + COUNTS_EACH, slot * FLOATS + SUMS_EACH, comma, at)
  }

  seriesOf(slot: number): number {
    return this.ints[slot * INTS + SERIES] as number
  }

  dateOf(slot: number): number {
    return this.ints[slot * INTS + DATE] as number
  }

  /** Values that some reading could use; the sum of one reading may have fewer. */
  rowsOf(slot: number): number {
    return this.ints[slot * INTS + ROWS] as number
  }

  /** Values that one reading could use. */
  countOf(slot: number, decimal: Decimal): number {
    return this.ints[slot * INTS + COUNTS + (decimal === 'comma' ? COUNTS_EACH : 0) + COUNT] as number
  }

  sumOf(slot: number, decimal: Decimal): Sum {
    const counts = slot * INTS + COUNTS + (decimal === 'comma' ? COUNTS_EACH : 0)
    const sums = slot * FLOATS + (decimal === 'comma' ? SUMS_EACH : 0)
    return {
      high: this.floats[sums + HIGH] as number,
      low: this.floats[sums + LOW] as number,
      last: this.floats[sums + LAST] as number,
      rows: this.ints[counts + COUNT] as number,
      lastAt: this.ints[counts + AT] as number,
    }
  }

  /** The sum grows as `addDoubles` says, without its pair: this runs once for every value. */
  private addTo(counts: number, sums: number, value: number, at: number): void {
    const { ints, floats } = this
    const before = floats[sums + HIGH] as number
    const sum = before + value
    const part = sum - before
    const low = (floats[sums + LOW] as number) + (before - (sum - part) + (value - part))
    const high = sum + low
    floats[sums + HIGH] = high
    floats[sums + LOW] = low - (high - sum)
    floats[sums + LAST] = value
    ints[counts + COUNT] = (ints[counts + COUNT] as number) + 1
    ints[counts + AT] = at
  }

  private find(series: number, date: number): number {
    const mask = this.places.length - 1
    for (let place = placeOf(series, date) & mask; ; place = (place + 1) & mask) {
      const slot = (this.places[place] as number) - 1
      if (slot === -1) return this.take(series, date, place)
      const from = slot * INTS
      if (this.ints[from + DATE] === date && this.ints[from + SERIES] === series) return slot
    }
  }

  private take(series: number, date: number, place: number): number {
    const slot = this.size++
    if (slot * INTS === this.ints.length) {
      this.ints = grown(this.ints, this.ints.length * 2, this.memory)
      this.floats = grown(this.floats, this.floats.length * 2, this.memory)
    }
    this.ints[slot * INTS + SERIES] = series
    this.ints[slot * INTS + DATE] = date
    this.places[place] = slot + 1
    if (this.size * 2 > this.places.length) this.spread()
    return slot
  }

  private spread(): void {
    const length = this.places.length * 2
    this.memory.take(length * 2)
    this.places = new Int32Array(length)
    for (let slot = 0; slot < this.size; slot++) {
      let place = placeOf(this.seriesOf(slot), this.dateOf(slot)) & (length - 1)
      while (this.places[place] !== 0) place = (place + 1) & (length - 1)
      this.places[place] = slot + 1
    }
  }
}

/** `high + low + value` as another such pair, by an error-free sum (Knuth, TAOCP 2, 4.2.2; Dekker 1971). */
export function addDoubles(high: number, low: number, value: number): [high: number, low: number] {
  const sum = high + value
  const part = sum - high
  const rest = low + (high - (sum - part) + (value - part))
  return [sum + rest, rest - (sum + rest - sum)]
}

/** Neighbouring series and dates land far apart (multiplicative hashing, Knuth, TAOCP 3, 6.4). */
function placeOf(series: number, date: number): number {
  const mixed = Math.imul(series, 0x9e37_79b1) ^ Math.imul(date, 0x85eb_ca6b)
  return mixed ^ (mixed >>> 15)
}
