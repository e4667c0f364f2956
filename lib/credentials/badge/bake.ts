import { crc32 } from 'node:zlib'

/** Where the first chunk ends: the signature (8 bytes), and IHDR with its length, type and checksum (25). */
const AFTER_HEADER = 33

/**
 * Puts a signed credential into a PNG as Open Badges 3.0 wants it: one uncompressed `iTXt` chunk with the keyword
 * `openbadgecredential` (PNG, third edition, section 11.3.3.4).
 */
export function bake(png: Uint8Array, jwt: string): Uint8Array<ArrayBuffer> {
  const neither = Buffer.from([0, 0, 0, 0, 0]) // end of keyword, no compression, its method, no language, no other keyword
  const data = Buffer.concat([Buffer.from('openbadgecredential', 'latin1'), neither, Buffer.from(jwt, 'utf8')])
  const image = Buffer.from(png)
  return new Uint8Array(
    Buffer.concat([image.subarray(0, AFTER_HEADER), chunk('iTXt', data), image.subarray(AFTER_HEADER)]),
  )
}

function chunk(type: string, data: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(content))
  return Buffer.concat([length, content, check])
}
