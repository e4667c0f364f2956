import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSealedWith, seal, sealedColumns, unseal } from './encryption.ts'

const aKey = (id: string) => ({ id, key: randomBytes(32) })
const [first, second] = [aKey('k1'), aKey('k2')]
const column = sealedColumns.totpSeed
const plain = Buffer.from('rahasia')

describe('S68: what is sealed', () => {
  it('opens again in its own place, whatever it is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.uuid(), (value, id) => {
        expect(Buffer.compare(unseal(column, id, seal(column, id, value, [first]), [first]), value)).toBe(0)
      }),
    )
  })

  it('names its version and key, and hides the value behind a random IV of 96 bits', () => {
    const made = Array.from({ length: 100 }, () => seal(column, 'a', plain, [first, second]))
    const ivs = made.map((text) => text.split('.')[2] ?? '')
    expect(new Set(ivs).size).toBe(100)
    expect(ivs.every((iv) => Buffer.from(iv, 'base64url').length === 12)).toBe(true)
    expect(made.every((text) => /^v1\.k1\.[\w-]{16}\.[\w-]+$/.test(text) && isSealedWith('k1', text))).toBe(true)
    expect(isSealedWith('k', made[0] ?? '')).toBe(false)
  })

  it('is sealed by the first key and opened by any', () => {
    const before = seal(column, 'a', plain, [first])
    const after = seal(column, 'a', plain, [second, first])
    for (const text of [before, after]) expect(unseal(column, 'a', text, [second, first]).toString()).toBe('rahasia')
    expect(() => unseal(column, 'a', after, [first])).toThrow('sealed with the key "k2", which DATA_KEYS does not hold')
  })

  it('does not open in another row, column or table', () => {
    const text = seal(column, 'a', plain, [first])
    const elsewhere = { ...column, column: 'other' } as unknown as typeof column
    const otherTable = { ...column, table: 'other' } as unknown as typeof column
    expect(() => unseal(column, 'b', text, [first])).toThrow('cannot be opened')
    expect(() => unseal(elsewhere, 'a', text, [first])).toThrow('cannot be opened')
    expect(() => unseal(otherTable, 'a', text, [first])).toThrow('cannot be opened')
  })

  it('does not open with another key of the same name, or once a single bit is changed', () => {
    const text = seal(column, 'a', plain, [first])
    expect(() => unseal(column, 'a', text, [aKey('k1')])).toThrow('cannot be opened')
    const [version, id, iv = '', sealed = ''] = text.split('.')
    for (const [part, at] of [iv, sealed].flatMap((it, n) =>
      Array.from(Buffer.from(it, 'base64url'), (_, i) => [n, i] as const),
    )) {
      const bytes = [iv, sealed].map((it) => Buffer.from(it, 'base64url'))
      const changed = bytes[part]
      if (changed) changed[at] = (changed[at] ?? 0) ^ 1
      const forged = [version, id, ...bytes.map((it) => it.toString('base64url'))].join('.')
      expect(() => unseal(column, 'a', forged, [first])).toThrow('cannot be opened')
    }
  })

  it('says what is wrong without saying the value', () => {
    const short = ['v1', 'k1', randomBytes(12).toString('base64url'), 'AAAA'].join('.')
    for (const text of ['', 'rahasia', 'v2.k1.a.b', `${seal(column, 'a', plain, [first])}.x`, short])
      expect(() => unseal(column, 'a', text, [first])).toThrow(
        /^authenticators.seed_sealed of a is not a sealed value$/,
      )
    expect(() => seal(column, 'a', plain, [])).toThrow('DATA_KEYS holds no key')
  })
})
