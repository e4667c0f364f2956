import type { Memory } from './memory.ts'

type Numbers = Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer> | Uint8Array<ArrayBuffer>

/** A longer array in place of `array`, which is empty afterwards: its memory moves, or is given back at once. */
export function grown<T extends Numbers>(array: T, length: number, memory: Memory): T {
  const bytes = length * array.BYTES_PER_ELEMENT
  memory.take(bytes - array.byteLength)
  return new (array.constructor as new (buffer: ArrayBuffer) => T)(array.buffer.transfer(bytes))
}
