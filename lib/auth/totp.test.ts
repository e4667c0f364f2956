import { describe, expect, it } from 'vitest'
import { base32Of, newSeed, stepOf, uriOf } from './totp.ts'

// RFC 6238, appendix B, for SHA-1; its eight digits end in our six.
const seed = Buffer.from('12345678901234567890')
const vectors: [seconds: number, code: string][] = [
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
]

describe('S09: codes by RFC 6238', () => {
  it.each(vectors)('takes the code of second %d', (seconds, code) => {
    expect(stepOf(seed, code.slice(2), seconds * 1000)).toBe(Math.floor(seconds / 30))
  })

  it.each(vectors)('takes it one step early and late, and says which step it is of (second %d)', (seconds, code) => {
    const step = Math.floor(seconds / 30)
    const at = (n: number) => stepOf(seed, code.slice(2), (step + n) * 30_000)
    expect([at(-2), at(-1), at(0), at(1), at(2)]).toEqual([null, step, step, step, null])
  })

  it('takes nothing that is not six digits', () => {
    for (const code of ['', '94287082', '28708', '28708a', ' 287082', '２８７０８２'])
      expect(stepOf(seed, code, 59_000)).toBeNull()
  })

  it('makes a seed of 160 bits, and an address that apps understand', () => {
    const own = newSeed()
    expect(own).toHaveLength(20)
    expect(Buffer.from(own).equals(Buffer.from(newSeed()))).toBe(false)
    const uri = new URL(uriOf(seed, 'sri+ekspor@contoh.example'))
    expect(uri.protocol).toBe('otpauth:')
    expect(decodeURIComponent(uri.pathname)).toBe('/Pintar Ekspor:sri+ekspor@contoh.example')
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      issuer: 'Pintar Ekspor',
      secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    })
    expect(base32Of(seed)).toBe(uri.searchParams.get('secret'))
  })
})
