import type { Memory } from './memory.ts'

type Numbers = Int32Array | Float64Array | Uint8Array

/** A longer copy of a typed array, its bytes counted. */
export function grown<T extends Numbers>(array: T, length: number, memory: Memory): T {
  memory.take(length * array.BYTES_PER_ELEMENT)
  const longer = new (array.constructor as new (length: number) => T)(length)
  longer.set(array)
  memory.release(array.byteLength)
  return longer
}
