import { Buffer } from 'node:buffer'
import type { Memory } from './memory.ts'

const capacityMin = 64 * 1024

/** The part of a stream of bytes that a scanner looks at: it moves forward over the chunks, one buffer, reused. */
export class ByteWindow {
  bytes = Buffer.alloc(0)
  /** Where the bytes in hand end. */
  end = 0
  /** Whether the stream has nothing more. */
  done = false
  private readonly chunks: Iterator<Uint8Array>
  private readonly memory: Memory

  constructor(chunks: Iterable<Uint8Array>, memory: Memory) {
    this.chunks = chunks[Symbol.iterator]()
    this.memory = memory
  }

  /** Lets go of what lies before `from`, moves the rest to the front and takes the next chunk behind it. */
  advance(from: number): void {
    const kept = this.end - from
    const next = this.chunks.next()
    if (next.done === true) this.done = true
    const chunk = next.done === true ? null : next.value
    this.makeRoom(from, kept, chunk?.byteLength ?? 0)
    if (chunk) this.bytes.set(chunk, kept)
    this.end = kept + (chunk?.byteLength ?? 0)
  }

  /** Tells the stream that nobody reads on, so that it can close its file; gives the buffer back. */
  close(): void {
    this.done = true
    this.chunks.return?.()
    this.memory.release(this.bytes.length)
    this.bytes = Buffer.alloc(0)
    this.end = 0
  }

  private makeRoom(from: number, kept: number, more: number): void {
    const needed = kept + more
    if (needed <= this.bytes.length) {
      if (from > 0) this.bytes.copyWithin(0, from, this.end)
      return
    }
    const capacity = Math.max(capacityMin, needed, Math.min(needed * 2, this.bytes.length * 2))
    this.memory.take(capacity)
    const roomier = Buffer.alloc(capacity)
    roomier.set(this.bytes.subarray(from, this.end))
    this.memory.release(this.bytes.length)
    this.bytes = roomier
  }
}
