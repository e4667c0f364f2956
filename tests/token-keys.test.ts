import { generateKeyPairSync } from 'node:crypto'
import { decodeProtectedHeader } from 'jose'
import { expect, it, vi } from 'vitest'
import { newId } from '#db/id.ts'

function aSigningKey(kid: string) {
  const { kty, crv, x, d } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
  return { kid, use: 'sig', alg: 'EdDSA', kty, crv, x, d }
}
const [old, next] = [aSigningKey('old'), aSigningKey('next')]
const { d: _, ...oldPublic } = old

/** The module as a process loads it that was started with these keys. */
async function processWith(...keys: object[]) {
  process.env.TOKEN_KEYS = JSON.stringify({ keys })
  vi.resetModules()
  return import('#lib/auth/token.ts')
}
const claims = { sub: newId(), sid: newId(), ep: 0 }

it('S22: while keys are rotated, tokens of both are taken, and only the first key signs', async () => {
  const before = await (await processWith(old)).signAccessToken(claims)
  const both = await processWith(next, old)
  const after = await both.signAccessToken(claims)
  expect([before, after].map((token) => decodeProtectedHeader(token).kid)).toEqual(['old', 'next'])
  for (const token of [before, after]) expect(await both.verifyAccessToken(token)).toEqual(claims)
})

it('S22: the old key needs no private half any more to be taken', async () => {
  const before = await (await processWith(old)).signAccessToken(claims)
  expect(await (await processWith(next, oldPublic)).verifyAccessToken(before)).toEqual(claims)
})

it('S22: a key that is known before it is used signs nothing and is taken', async () => {
  const early = await (await processWith(next)).signAccessToken(claims)
  const announced = await processWith(old, next)
  expect(decodeProtectedHeader(await announced.signAccessToken(claims)).kid).toBe('old')
  expect(await announced.verifyAccessToken(early)).toEqual(claims)
})

it('S22: once the old key is dropped its tokens are refused, also under the name of the new one', async () => {
  const before = await (await processWith(old)).signAccessToken(claims)
  const after = await processWith(next)
  await expect(after.verifyAccessToken(before)).rejects.toMatchObject({ type: 'invalid-token' })
  const impostor = await (await processWith({ ...old, kid: 'next' })).signAccessToken(claims)
  await expect((await processWith(next)).verifyAccessToken(impostor)).rejects.toMatchObject({ type: 'invalid-token' })
})
