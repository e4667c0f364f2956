import { exportJWK, generateKeyPair, importJWK, type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#db/id.ts'
import { createToken, getMe } from '#lib/accounts/contract.ts'
import { env } from '#lib/env.ts'
import { ask } from './ask.ts'
import { aUser, bearer, PASSWORD, type Person } from './factories.ts'

// Forged with our own signing key, so that nothing but the rule in question can refuse them.
const [jwk] = env.TOKEN_KEYS.keys
const now = () => Math.floor(Date.now() / 1000)
let person: Person
let claims: JWTPayload
const header: JWTHeaderParameters = { alg: 'EdDSA', kid: 'test', typ: 'at+jwt' }

beforeAll(async () => {
  person = await aUser()
  const token = (await bearer(person)).slice('Bearer '.length)
  claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
})

async function statusWith(changed: JWTPayload, head: Partial<JWTHeaderParameters> = {}) {
  const payload = Object.entries({ ...claims, ...changed }).filter(([, value]) => value !== undefined)
  const protectedHeader = Object.entries({ ...header, ...head }).filter(([, value]) => value !== undefined)
  const token = await new SignJWT(Object.fromEntries(payload))
    .setProtectedHeader(Object.fromEntries(protectedHeader) as JWTHeaderParameters)
    .sign((await importJWK(jwk ?? {}, 'EdDSA')) as CryptoKey)
  return (await ask(getMe, {}, { as: `Bearer ${token}` })).status
}

describe('S22: an access token signed with our own key', () => {
  it('is taken as it is made, and five seconds beyond its time', async () => {
    expect(await statusWith({})).toBe(200)
    expect(await statusWith({ exp: now() - 2 })).toBe(200)
    expect(await statusWith({ nbf: now() + 3 })).toBe(200)
  })

  it.each<[string, JWTPayload, Partial<JWTHeaderParameters>?]>([
    ['has expired', { iat: now() - 1_000, nbf: now() - 1_000, exp: now() - 100 }],
    ['is not valid yet', { nbf: now() + 100 }],
    ['is for somebody else', { aud: 'another-api' }],
    ['is for nobody', { aud: undefined }],
    ['is from somebody else', { iss: 'https://example.org' }],
    ['is of another kind', {}, { typ: 'JWT' }],
    ['says no kind', {}, { typ: undefined as never }],
    ['names no key', {}, { kid: undefined as never }],
    ['names a key of nobody', {}, { kid: 'other' }],
    ['names no person', { sub: undefined }],
    ['names what is no person', { sub: "'; drop table users" }],
    ['names no sign-in', { sid: undefined }],
    ['is of another sign-in', { sid: newId() }],
    ['is of another epoch', { ep: 7 }],
    ['says its epoch as text', { ep: '0' }],
  ])('is refused when it %s', async (_, changed, head) => {
    expect(await statusWith(changed, head)).toBe(401)
  })

  it('needs all of its claims: one that lasts for ever is refused', async () => {
    for (const claim of ['exp', 'nbf', 'iat', 'jti', 'ep']) expect(await statusWith({ [claim]: undefined })).toBe(401)
  })
})

describe('S22: an access token of another key', () => {
  it('is refused although it brings the key along, or says where it is', async () => {
    const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true })
    const own = await exportJWK(publicKey)
    for (const extra of [{ jwk: own }, { jku: 'https://example.org/jwks' }, { x5u: 'https://example.org/x5u' }]) {
      const token = await new SignJWT(claims).setProtectedHeader({ ...header, ...extra }).sign(privateKey)
      expect((await ask(getMe, {}, { as: `Bearer ${token}` })).status).toBe(401)
    }
  })

  it('is refused when the public key was taken for a shared secret', async () => {
    const secrets = [
      Buffer.from(jwk?.x ?? '', 'base64url'),
      Buffer.from(jwk?.x ?? ''),
      Buffer.from(JSON.stringify(jwk)),
    ]
    for (const secret of secrets) {
      const token = await new SignJWT(claims).setProtectedHeader({ ...header, alg: 'HS256' }).sign(secret)
      expect((await ask(getMe, {}, { as: `Bearer ${token}` })).status).toBe(401)
    }
  })
})

it('S22: is made with exactly these claims, for fifteen minutes', async () => {
  const { body } = await ask(createToken, { email: person.email, password: PASSWORD })
  const [head, payload] = body.access_token
    .split('.')
    .slice(0, 2)
    .map((part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()))
  expect(head).toEqual(header)
  expect(Object.keys(payload).sort()).toEqual(['aud', 'ep', 'exp', 'iat', 'iss', 'jti', 'nbf', 'sid', 'sub'])
  expect(payload).toMatchObject({ iss: 'http://localhost:3000', aud: 'pintar-api', sub: person.id, ep: 0 })
  expect(payload.exp - payload.iat).toBe(900)
})
