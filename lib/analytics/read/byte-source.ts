import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/** The bytes of a file, from the beginning, as often as needed; chunks are reused, so use one before taking the next. */
export type ByteSource = {
  size: number
  chunks(): Iterable<Uint8Array>
}

const defaultChunkBytes = 256 * 1024

export const fromBytes = (bytes: Uint8Array, chunkBytes = defaultChunkBytes): ByteSource => ({
  size: bytes.byteLength,
  *chunks() {
    for (let at = 0; at < bytes.byteLength; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes)
  },
})

/** A file on disk, never whole in memory. Reading is synchronous: it happens in a thread of its own. */
export const fromFile = (path: string): ByteSource => ({
  size: sizeOf(path),
  *chunks() {
    const file = openSync(path, 'r')
    const chunk = new Uint8Array(defaultChunkBytes)
    try {
      for (let length = readSync(file, chunk); length > 0; length = readSync(file, chunk))
        yield chunk.subarray(0, length)
    } finally {
      closeSync(file)
    }
  },
})

function sizeOf(path: string): number {
  const file = openSync(path, 'r')
  try {
    return fstatSync(file).size
  } finally {
    closeSync(file)
  }
}
