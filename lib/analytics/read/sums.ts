import { grown } from './growable.ts'
import type { Memory } from './memory.ts'

/** What values add up to: `high + low`; how many, the last of them, and where it stood. */
export type Sum = { high: number; low: number; rows: number; last: number; lastAt: number }

/** What one sum holds, side by side in 32 bytes, so that a value touches one line of the processor's cache. */
const FLOATS = 4
const HIGH = 0
const LOW = 1
const LAST = 2
const INTS = 8
const COUNT = 6
const AT = 7

const startSize = 1024

/** Numbered sums. A sum is two doubles, about 106 bits, so the order of adding does not show. */
export class Sums {
  private floats = new Float64Array(0)
  private ints = new Int32Array(0)
  private readonly memory: Memory

  constructor(memory: Memory) {
    this.memory = memory
  }

  /** Adds a value to a sum, as `addDoubles` says but without its pair: this runs once for every value. */
  add(index: number, value: number, at: number): void {
    if (index * FLOATS >= this.floats.length) this.grow(index)
    const { floats, ints } = this
    const from = index * FLOATS
    const before = floats[from + HIGH] as number
    const sum = before + value
    const part = sum - before
    const low = (floats[from + LOW] as number) + (before - (sum - part) + (value - part))
    const high = sum + low
    floats[from + HIGH] = high
    floats[from + LOW] = low - (high - sum)
    floats[from + LAST] = value
    const counts = index * INTS
    ints[counts + COUNT] = (ints[counts + COUNT] as number) + 1
    ints[counts + AT] = at
  }

  countOf(index: number): number {
    return this.ints[index * INTS + COUNT] ?? 0
  }

  of(index: number): Sum {
    const from = index * FLOATS
    return {
      high: this.floats[from + HIGH] ?? 0,
      low: this.floats[from + LOW] ?? 0,
      last: this.floats[from + LAST] ?? 0,
      rows: this.countOf(index),
      lastAt: this.ints[index * INTS + AT] ?? 0,
    }
  }

  private grow(index: number): void {
    const size = Math.max(startSize, (this.floats.length / FLOATS) * 2, 2 ** Math.ceil(Math.log2(index + 1)))
    this.floats = grown(this.floats, size * FLOATS, this.memory)
    this.ints = new Int32Array(this.floats.buffer)
  }
}

/** `high + low + value` as another such pair, by an error-free sum (Knuth, TAOCP 2, 4.2.2; Dekker 1971). */
export function addDoubles(high: number, low: number, value: number): [high: number, low: number] {
  const sum = high + value
  const part = sum - high
  const rest = low + (high - (sum - part) + (value - part))
  return [sum + rest, rest - (sum + rest - sum)]
}
