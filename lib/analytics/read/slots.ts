import { grown } from './growable.ts'
import type { Memory } from './memory.ts'

const columnsPerSlot = 4 + 4 + 4
const startSize = 1024

/** What one reading of the numbers (decimal point, decimal comma) adds up to, slot by slot. */
export class Sums {
  /** The sum is `high + low`: two doubles carry about 106 bits, so the order of adding does not show in the result. */
  high = new Float64Array(startSize)
  low = new Float64Array(startSize)
  rows = new Int32Array(startSize)
  last = new Float64Array(startSize)
  lastAt = new Int32Array(startSize)

  add(slot: number, value: number, at: number): void {
    // The body of `addDoubles`, without its pair: this runs once for every row.
    const before = this.high[slot] as number
    const sum = before + value
    const part = sum - before
    const low = (this.low[slot] as number) + (before - (sum - part) + (value - part))
    const high = sum + low
    this.high[slot] = high
    this.low[slot] = low - (high - sum)
    this.rows[slot] = (this.rows[slot] as number) + 1
    this.last[slot] = value
    this.lastAt[slot] = at
  }

  grow(length: number, memory: Memory): void {
    this.high = grown(this.high, length, memory)
    this.low = grown(this.low, length, memory)
    this.rows = grown(this.rows, length, memory)
    this.last = grown(this.last, length, memory)
    this.lastAt = grown(this.lastAt, length, memory)
  }
}

/** `high + low + value` as another such pair, by an error-free sum (Knuth, TAOCP 2, 4.2.2; Dekker 1971). */
export function addDoubles(high: number, low: number, value: number): [high: number, low: number] {
  const sum = high + value
  const part = sum - high
  const rest = low + (high - (sum - part) + (value - part))
  return [sum + rest, rest - (sum + rest - sum)]
}

/**
 * Sums by series and date, of both readings of the numbers: what is kept of a file instead of its rows. As many slots as
 * pairs that occur; found by open addressing.
 */
export class Slots {
  size = 0
  series = new Int32Array(startSize)
  date = new Int32Array(startSize)
  /** Values that some reading could use; a reading's own count may be smaller. */
  rows = new Int32Array(startSize)
  readonly point = new Sums()
  readonly comma = new Sums()
  private places = new Int32Array(startSize * 4)
  private readonly memory: Memory

  constructor(memory: Memory) {
    this.memory = memory
    memory.take(startSize * (columnsPerSlot + 2 * 32 + 16))
  }

  /** Takes a value in under both readings (NaN: no number under that one). `at` grows along the file. */
  add(series: number, date: number, point: number, comma: number, at: number): void {
    const slot = this.find(series, date)
    this.rows[slot] = (this.rows[slot] as number) + 1
    if (!Number.isNaN(point)) this.point.add(slot, point, at)
    if (!Number.isNaN(comma)) this.comma.add(slot, comma, at)
  }

  private find(series: number, date: number): number {
    const mask = this.places.length - 1
    for (let place = placeOf(series, date) & mask; ; place = (place + 1) & mask) {
      const slot = (this.places[place] as number) - 1
      if (slot === -1) return this.take(series, date, place)
      if (this.date[slot] === date && this.series[slot] === series) return slot
    }
  }

  private take(series: number, date: number, place: number): number {
    const slot = this.size++
    if (slot === this.series.length) this.grow(slot * 2)
    this.series[slot] = series
    this.date[slot] = date
    this.places[place] = slot + 1
    if (this.size * 2 > this.places.length) this.spread()
    return slot
  }

  private grow(length: number): void {
    this.series = grown(this.series, length, this.memory)
    this.date = grown(this.date, length, this.memory)
    this.rows = grown(this.rows, length, this.memory)
    this.point.grow(length, this.memory)
    this.comma.grow(length, this.memory)
  }

  private spread(): void {
    const length = this.places.length * 2
    this.memory.take(length * 2)
    this.places = new Int32Array(length)
    for (let slot = 0; slot < this.size; slot++) {
      let place = placeOf(this.series[slot] as number, this.date[slot] as number) & (length - 1)
      while (this.places[place] !== 0) place = (place + 1) & (length - 1)
      this.places[place] = slot + 1
    }
  }
}

/** Neighbouring series and dates land far apart (multiplicative hashing, Knuth, TAOCP 3, 6.4). */
function placeOf(series: number, date: number): number {
  const mixed = Math.imul(series, 0x9e37_79b1) ^ Math.imul(date, 0x85eb_ca6b)
  return mixed ^ (mixed >>> 15)
}
