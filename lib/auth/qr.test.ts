import { encode } from 'uqr'
import { expect, it } from 'vitest'
import { qrPath } from './qr.ts'

it('S09: draws every dark module of the code once, with a quiet zone of four', () => {
  const text = 'otpauth://totp/Pintar%20Ekspor:sri@contoh.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  const { path, size } = qrPath(text)
  const drawn = new Map<string, number>()
  for (const [, x, y, length, back] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)) {
    expect(back).toBe(length)
    for (let i = 0; i < Number(length); i++) {
      const place = `${Number(x) + i},${y}`
      drawn.set(place, (drawn.get(place) ?? 0) + 1)
    }
  }
  const { data, size: bare } = encode(text, { ecc: 'M', border: 0 })
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`${x + 4},${y + 4}`] : [])))
  expect(size).toBe(bare + 8)
  expect([...drawn.keys()]).toEqual(dark)
  expect(new Set(drawn.values())).toEqual(new Set([1]))
  expect(path).toMatch(/^[Mhvz0-9 -]+$/)
})
