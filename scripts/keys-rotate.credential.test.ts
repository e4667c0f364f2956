import { describe, expect, it } from 'vitest'
import { aServer, CREDENTIAL_KEYS, DATA_KEYS, kept, rotate, stopServers, TOKEN_KEYS } from '#tests/key-rotation.ts'

type Jwk = { kid: string; n: string; d?: string; p?: string; qi?: string }
const keysIn = (value = ''): Jwk[] => JSON.parse(value).keys
const [first] = keysIn(CREDENTIAL_KEYS)
const isPrivate = ({ d, p, qi }: Jwk) => Boolean(d && p && qi)
const isPublic = ({ d, p, qi }: Jwk) => !d && !p && !qi

describe('rotating the key of credentials', () => {
  it('signs with a new one and keeps the public half of every old one', async () => {
    await aServer(DATA_KEYS)
    expect((await rotate(['--credential'])).code).toBe(0)
    const both = kept().CREDENTIAL_KEYS
    expect(keysIn(both).map(isPrivate)).toEqual([true, true])
    expect(await rotate(['--credential'])).toMatchObject({
      code: 1,
      said: expect.stringContaining('other CREDENTIAL_KEYS'),
    })
    await stopServers()
    await aServer(DATA_KEYS, TOKEN_KEYS, both)
    expect((await rotate(['--credential'])).code).toBe(0)
    const [newer, old] = keysIn(kept().CREDENTIAL_KEYS)
    expect([newer?.kid, newer && isPrivate(newer)]).toEqual([expect.stringMatching(/^\d{8}T\d{6}-/), true])
    expect([old?.kid, old?.n, old && isPublic(old)]).toEqual([first?.kid, first?.n, true])
    expect(kept()).toMatchObject({ DATA_KEYS, TOKEN_KEYS, AUTH_SECRET: 'stays' })
    // What is kept for good does not look like a rotation under way.
    expect((await rotate(['--credential'])).said).toContain('A new key is made')
    expect(keysIn(kept().CREDENTIAL_KEYS).map(isPrivate)).toEqual([true, true, false])
  })

  it('shows what to set where the environment holds them', async () => {
    const newer = { ...first, kid: '20261123T120000-abcdef' }
    const CREDENTIAL = JSON.stringify({ keys: [newer, first] })
    const { said } = await rotate(['--credential'], { CREDENTIAL_KEYS: CREDENTIAL })
    const shown = keysIn(/^CREDENTIAL_KEYS=(.*)$/m.exec(said)?.[1])
    expect(shown.map(({ kid }) => kid)).toEqual([newer.kid, first?.kid])
    expect(shown.map(isPublic)).toEqual([false, true])
  })

  it('voids nothing at once: what was handed out cannot be fetched anew', async () => {
    expect(await rotate(['--credential', '--at-once'])).toMatchObject({
      code: 1,
      said: expect.stringMatching(/^Usage/),
    })
  })
})
