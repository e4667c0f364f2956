import { Refusal } from '../refusal.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
export type DecodedText = { text: string; encoding: Encoding; bom: boolean }

/**
 * Turns a file's bytes into text: a byte order mark decides, else UTF-8, else windows-1252 (WHATWG Encoding Standard).
 *
 * Throws `unsupported-file` for archives (ZIP, gzip) and for bytes that hold NUL, which no text file does.
 *
 * @example decodeText(new TextEncoder().encode('a,b')) // { text: 'a,b', encoding: 'utf-8', bom: false }
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  refuseArchive(bytes)
  const decoded = decodeMarked(bytes) ?? decodeUnmarked(bytes)
  if (decoded.text.includes('\0'))
    throw new Refusal('unsupported-file', 'The file holds NUL bytes, so it is not text. Save it as CSV (UTF-8).')
  return decoded
}

function refuseArchive(bytes: Uint8Array): void {
  const [a, b, c, d] = bytes
  if (a === 0x50 && b === 0x4b && (c === 3 || c === 5) && (d === 4 || d === 6))
    throw new Refusal('unsupported-file', 'This is a ZIP archive or an Excel workbook. Save the sheet as CSV first.')
  if (a === 0x1f && b === 0x8b)
    throw new Refusal('unsupported-file', 'This file is compressed (gzip). Unpack it first.')
}

function decodeMarked(bytes: Uint8Array): DecodedText | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) {
    const text = decodeUtf8(bytes.subarray(3))
    return text === null ? null : { text, encoding: 'utf-8', bom: true }
  }
  const encoding = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : null
  if (encoding === null) return null
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding, bom: true }
  } catch {
    throw new Refusal('unsupported-file', 'The file says it is UTF-16, but is not. Save it as CSV (UTF-8).')
  }
}

function decodeUnmarked(bytes: Uint8Array): DecodedText {
  const text = decodeUtf8(bytes)
  if (text !== null) return { text, encoding: 'utf-8', bom: false }
  return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252', bom: false }
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
