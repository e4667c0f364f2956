import { Buffer } from 'node:buffer'
import { randomInt } from 'node:crypto'
import { grown } from './growable.ts'
import type { Memory } from './memory.ts'

/** So that nobody can write a file whose texts all meet in one place; ids do not depend on it. */
const seed = randomInt(2 ** 31)

/**
 * Numbers texts (runs of bytes) in the order in which they first appear: equal bytes, equal number. No text becomes a
 * string to be found: an open-addressing table over hashes of the bytes.
 */
export class ByteInterner {
  size = 0
  private readonly max: number
  private readonly memory: Memory
  private places = new Int32Array(256)
  private hashes = new Int32Array(128)
  private starts = new Int32Array(129)
  private texts = new Uint8Array(2048)
  /** The number found last for a length and its last two bytes. */
  private readonly found = new Int32Array(256)

  constructor(max: number, memory: Memory) {
    this.max = max
    this.memory = memory
  }

  /** Number of a text; −1 when it is new and there is no room for more. */
  intern(bytes: Uint8Array, from: number, to: number): number {
    const hash = hashOf(bytes, from, to)
    const place = this.placeOf(bytes, from, to, hash)
    const id = (this.places[place] as number) - 1
    if (id !== -1) return id
    return this.size < this.max ? this.add(bytes, from, to, hash, place) : -1
  }

  /** Number of a text that was interned before, most quickly of one that was found lately; −1 for a new one. */
  find(bytes: Uint8Array, from: number, to: number): number {
    const end = to > from ? (bytes[to - 1] as number) : 0
    const before = to > from + 1 ? (bytes[to - 2] as number) : 0
    const corner = ((to - from) * 37 + before * 11 + end) % this.found.length
    const likely = this.found[corner] as number
    if (likely < this.size && this.holds(likely, bytes, from, to)) return likely
    const id = (this.places[this.placeOf(bytes, from, to, hashOf(bytes, from, to))] as number) - 1
    if (id !== -1) this.found[corner] = id
    return id
  }

  text(id: number): string {
    return Buffer.from(this.texts.buffer, this.starts[id], this.length(id)).toString('utf8')
  }

  /** Where a text's number stands, or would. */
  private placeOf(bytes: Uint8Array, from: number, to: number, hash: number): number {
    const mask = this.places.length - 1
    let place = hash & mask
    for (; ; place = (place + 1) & mask) {
      const id = (this.places[place] as number) - 1
      if (id === -1 || (this.hashes[id] === hash && this.holds(id, bytes, from, to))) return place
    }
  }

  private length(id: number): number {
    return (this.starts[id + 1] as number) - (this.starts[id] as number)
  }

  private holds(id: number, bytes: Uint8Array, from: number, to: number): boolean {
    if (this.length(id) !== to - from) return false
    const { texts } = this
    for (let at = from, own = this.starts[id] as number; at < to; at++, own++)
      if (texts[own] !== bytes[at]) return false
    return true
  }

  private add(bytes: Uint8Array, from: number, to: number, hash: number, place: number): number {
    const id = this.size++
    if (id === this.hashes.length) {
      this.hashes = grown(this.hashes, id * 2, this.memory)
      this.starts = grown(this.starts, id * 2 + 1, this.memory)
    }
    const start = this.starts[id] as number
    const end = start + to - from
    if (end > this.texts.length) this.texts = grown(this.texts, Math.max(end, this.texts.length * 2), this.memory)
    for (let at = from; at < to; at++) this.texts[start + at - from] = bytes[at] as number
    this.hashes[id] = hash
    this.starts[id + 1] = end
    this.places[place] = id + 1
    if (this.size * 2 > this.places.length) this.spread()
    return id
  }

  private spread(): void {
    const length = this.places.length * 2
    this.memory.take(length * 2)
    this.places = new Int32Array(length)
    for (let id = 0; id < this.size; id++) {
      let place = (this.hashes[id] as number) & (length - 1)
      while (this.places[place] !== 0) place = (place + 1) & (length - 1)
      this.places[place] = id + 1
    }
  }
}

/** Multiplies four bytes in at a time (after MurmurHash3, Appleby 2011). */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = seed ^ (to - from)
  let at = from
  for (; at + 4 <= to; at += 4) {
    const word =
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24)
    hash = Math.imul(hash ^ Math.imul(word, 0xcc9e_2d51), 0x85eb_ca6b)
    hash ^= hash >>> 13
  }
  for (; at < to; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x0100_0193)
  hash = Math.imul(hash ^ (hash >>> 16), 0xc2b2_ae35)
  return hash ^ (hash >>> 15)
}
