import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { env } from '#lib/env.ts'
import { aServer, DATA_KEYS, kept, rotate, secretsFile, stopServers, TOKEN_KEYS } from '#tests/key-rotation.ts'
import { tokenKeys } from './key-ring.ts'

const kidsOf = (value = ''): string[] => tokenKeys.read(value).map(({ id }) => id)

describe('S22: rotating the key of access tokens', () => {
  it('signs with a new one, and drops the old one when its last token has expired', async () => {
    await aServer(DATA_KEYS)
    expect((await rotate(['--token'])).code).toBe(0)
    const both = kept().TOKEN_KEYS ?? ''
    expect(kidsOf(both)).toEqual([expect.stringMatching(/^\d{8}T\d{6}-[0-9a-f]{6}$/), 'test'])
    expect(await rotate(['--token'])).toMatchObject({ code: 1, said: expect.stringContaining('other TOKEN_KEYS') })
    await stopServers()
    await aServer(DATA_KEYS, both)
    const begun = Date.now()
    expect((await rotate(['--token'], { ACCESS_TOKEN_SECONDS: '2' })).code).toBe(0)
    expect(Date.now() - begun).toBeGreaterThan(2_000)
    expect(kidsOf(kept().TOKEN_KEYS)).toEqual([kidsOf(both)[0]])
    expect(kept()).toMatchObject({ DATA_KEYS, AUTH_SECRET: 'stays' })
  })

  it('shows what to set where the environment holds them, and from when on', async () => {
    const jwk = JSON.parse(TOKEN_KEYS).keys[0]
    const newer = { ...jwk, kid: '20261123T120000-abcdef' }
    const { said } = await rotate(['--token'], { TOKEN_KEYS: JSON.stringify({ keys: [newer, jwk] }) })
    expect(said).toMatch(/restart at \d\d:\d\d:\d\d or later/)
    expect(kidsOf(/^TOKEN_KEYS=(.*)$/m.exec(said)?.[1])).toEqual([newer.kid])
  })

  it('voids every key of before at once where one leaked', async () => {
    await aServer(DATA_KEYS, JSON.stringify({ keys: [{ ...env.TOKEN_KEYS.keys[0], kid: 'other' }] }))
    expect((await rotate(['--token', '--at-once'])).code).toBe(0)
    expect(kidsOf(kept().TOKEN_KEYS)).toEqual([expect.stringMatching(/^\d{8}T/)])
    expect(kept().TOKEN_KEYS).not.toContain(JSON.parse(TOKEN_KEYS).keys[0].x)
  })
})

it('says how it is used, and what it lacks', async () => {
  for (const args of [['--data', '--at-once'], ['--everything']])
    expect(await rotate(args)).toEqual({ code: 1, said: expect.stringMatching(/^Usage: npm run keys:rotate/) })
  writeFileSync(secretsFile, JSON.stringify({ AUTH_SECRET: randomBytes(32).toString('hex') }))
  expect(await rotate(['--data'])).toEqual({ code: 1, said: expect.stringContaining('DATA_KEYS is not set') })
})
