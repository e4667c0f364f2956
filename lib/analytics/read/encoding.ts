import { Buffer, isUtf8 } from 'node:buffer'
import { Refusal } from '../refusal.ts'
import type { ByteSource } from './byte-source.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** A file as UTF-8 bytes without a byte order mark, from the beginning, as often as needed. */
export type TextSource = {
  encoding: Encoding
  bom: boolean
  /** `onBytes` hears how many bytes of the file have been taken so far. */
  chunks(onBytes?: (taken: number) => void): Iterable<Uint8Array>
}

/**
 * Finds out how a file's bytes are to be read: a byte order mark decides, else UTF-8 where the whole file is valid UTF-8,
 * else windows-1252 (WHATWG Encoding Standard). Looks at every byte once, at the speed of memory, and keeps none. With
 * `complete: false` the last character may be cut off.
 *
 * Throws `unsupported-file` for archives (ZIP, gzip), for bytes that hold NUL, which no text file does, and for UTF-16
 * that is none.
 */
export function openText(source: ByteSource, complete = true): TextSource {
  const head = headOf(source)
  refuseArchive(head)
  const [a, b, c] = head
  if (a === 0xff && b === 0xfe) return transcoded(source, 'utf-16le', complete)
  if (a === 0xfe && b === 0xff) return transcoded(source, 'utf-16be', complete)
  if (!isWholeUtf8(source, complete)) return transcoded(source, 'windows-1252', complete)
  const bom = a === 0xef && b === 0xbb && c === 0xbf
  return { encoding: 'utf-8', bom, chunks: (onBytes) => plain(source, bom ? 3 : 0, onBytes) }
}

function headOf(source: ByteSource): number[] {
  const head: number[] = []
  for (const chunk of source.chunks()) {
    head.push(...chunk.subarray(0, 4 - head.length))
    if (head.length === 4) break
  }
  return head
}

function refuseArchive([a, b, c, d]: number[]): void {
  if (a === 0x50 && b === 0x4b && (c === 3 || c === 5) && (d === 4 || d === 6))
    throw new Refusal('unsupported-file', 'This is a ZIP archive or an Excel workbook. Save the sheet as CSV first.')
  if (a === 0x1f && b === 0x8b)
    throw new Refusal('unsupported-file', 'This file is compressed (gzip). Unpack it first.')
}

const refuseNul = () =>
  new Refusal('unsupported-file', 'The file holds NUL bytes, so it is not text. Save it as CSV (UTF-8).')

/** Validity over chunk boundaries: a character that a chunk cuts in two is judged with the next chunk. */
function isWholeUtf8(source: ByteSource, complete: boolean): boolean {
  let valid = true
  let cut: Uint8Array = new Uint8Array(0)
  for (const chunk of source.chunks()) {
    if (chunk.includes(0)) throw refuseNul()
    if (!valid) continue
    const joined = cut.length === 0 ? chunk : Buffer.concat([cut, chunk])
    const end = lastCharacterEnd(joined)
    valid = isUtf8(joined.subarray(0, end))
    cut = Uint8Array.from(joined.subarray(end))
  }
  return valid && (cut.length === 0 || !complete)
}

/** Where the last whole character ends; a character has at most four bytes. */
function lastCharacterEnd(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] as number
    if (byte < 0x80) return bytes.length
    if (byte < 0xc0) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    return length > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

function* plain(source: ByteSource, skip: number, onBytes?: (taken: number) => void): Generator<Uint8Array> {
  let left = skip
  let taken = 0
  for (const chunk of source.chunks()) {
    const from = Math.min(left, chunk.byteLength)
    left -= from
    if (from < chunk.byteLength) yield chunk.subarray(from)
    taken += chunk.byteLength
    onBytes?.(taken)
  }
}

type Transcoded = Exclude<Encoding, 'utf-8'>

function transcoded(source: ByteSource, encoding: Transcoded, complete: boolean): TextSource {
  return {
    encoding,
    bom: encoding !== 'windows-1252',
    *chunks(onBytes) {
      const decode = encoding === 'windows-1252' ? fromWindows1252 : utf16Decoder(encoding, complete)
      let taken = 0
      for (const chunk of source.chunks()) {
        yield decode(chunk)
        taken += chunk.byteLength
        onBytes?.(taken)
      }
      if (encoding !== 'windows-1252') yield decode(null)
    },
  }
}

/** Null says that the file is over: half a character left then is an error, but for a file that is known to be cut. */
function utf16Decoder(encoding: 'utf-16le' | 'utf-16be', complete: boolean): (chunk: Uint8Array | null) => Uint8Array {
  const decoder = new TextDecoder(encoding, { fatal: true })
  return (chunk) => {
    let text = ''
    try {
      if (chunk) text = decoder.decode(chunk, { stream: true })
      else if (complete) text = decoder.decode()
    } catch {
      throw new Refusal('unsupported-file', 'The file says it is UTF-16, but is not. Save it as CSV (UTF-8).')
    }
    if (text.includes('\0')) throw refuseNul()
    return Buffer.from(text, 'utf8')
  }
}

/** What windows-1252 puts at 0x80–0x9F; all other bytes are the code points of the same number. */
const upper1252 = [
  ...[0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d],
  ...[0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d],
  ...[0x17e, 0x178],
]
const utf8Of1252 = Array.from({ length: 256 }, (_, byte) =>
  Buffer.from(String.fromCodePoint(byte >= 0x80 && byte < 0xa0 ? (upper1252[byte - 0x80] as number) : byte), 'utf8'),
)

function fromWindows1252(chunk: Uint8Array | null): Uint8Array {
  const from = chunk ?? new Uint8Array(0)
  const to = new Uint8Array(from.byteLength * 3)
  let at = 0
  for (const byte of from) {
    if (byte < 0x80) to[at++] = byte
    else for (const part of utf8Of1252[byte] as Buffer) to[at++] = part
  }
  return to.subarray(0, at)
}
