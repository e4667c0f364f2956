import { readFileSync } from 'node:fs'
import { Ajv2019 } from 'ajv/dist/2019.js'
import addFormats from 'ajv-formats'
import { eq } from 'drizzle-orm'
import jwt from 'jsonwebtoken'
import { NextRequest } from 'next/server'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { courses } from '#db/schema/index.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { getCredentialJwt } from '#lib/credentials/contract.ts'
import { env } from '#lib/env.ts'
import { ask } from '#tests/ask.ts'
import { aCourseWithTest, aHolder, fetchPublished } from '#tests/credentials.ts'
import { system } from '#tests/factories.ts'
import { seedCourses } from './learning.ts'

// The published JSON schema of Open Badges 3.0 is in no package that could be installed, and its text is not ours to copy:
// this one was written from the specification's normative tables. It says so itself, and where it is stricter.
const schemaFile = 'tests/fixtures/open-badges/achievement-credential.schema.json'
const ajv = new Ajv2019({ allErrors: true, strict: false })
addFormats.default(ajv)
const isOpenBadge = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')))
const complaints = (payload: unknown) => (isOpenBadge(payload) ? [] : isOpenBadge.errors)

type Payload = {
  [name in 'iss' | 'jti' | 'sub' | 'id' | 'validFrom' | 'validUntil']: string
} & { nbf: number; exp: number; issuer: { id: string }; credentialSubject: Record<string, unknown> }
const payloadOf = (token: string) => jwt.decode(token) as unknown as Payload
const JWKS = 'http://localhost:3000/.well-known/jwks.json'

/** As a verifier who knows nothing but the token would do it, with another library than the one that signed. */
async function verify(token: string) {
  const { header } = jwt.decode(token, { complete: true }) ?? {}
  const { keys } = JSON.parse((await fetchPublished(JWKS)).text)
  const jwk = keys.find(({ kid }: { kid: string }) => kid === header?.kid)
  const { createPublicKey } = await import('node:crypto')
  return jwt.verify(token, createPublicKey({ key: jwk, format: 'jwk' }), { algorithms: ['RS256'] })
}

beforeAll(async () => {
  await seedCourses()
})

describe('the signed credential', () => {
  it.each(['id', 'en'] as const)('is an OpenBadgeCredential by its schema, in %s', async (locale) => {
    const { jwt: token, course } = await aHolder({ locale })
    const payload = payloadOf(token)
    expect(complaints(payload)).toEqual([])
    expect(payload).toMatchObject({ name: course.title[locale], issuer: { name: 'Pintar Ekspor' } })
  })

  it('is held to that schema: each of these is refused', async () => {
    const { jwt: token } = await aHolder()
    const spoil: ((payload: Payload) => void)[] = [
      (it) => Reflect.deleteProperty(it.credentialSubject, 'id'),
      (it) => Reflect.deleteProperty(it, 'validFrom'),
      (it) => Reflect.deleteProperty(it, 'exp'),
      (it) => Reflect.set(it, '@context', ['https://www.w3.org/2018/credentials/v1', 'x']),
      (it) => Reflect.set(it, 'type', ['VerifiableCredential']),
      (it) => Reflect.set(it.credentialSubject.achievement as object, 'achievementType', 'Kursus'),
      (it) => Reflect.set(it, 'credentialStatus', { type: 'BitstringStatusListEntry', statusPurpose: 'revocation' }),
      (it) => Reflect.set(it, 'vc', {}),
    ]
    for (const change of spoil) {
      const payload = structuredClone(payloadOf(token))
      change(payload)
      expect(complaints(payload)).not.toEqual([])
    }
  })

  it('says in its claims what it says in its own words', async () => {
    const { jwt: token, row } = await aHolder()
    const payload = payloadOf(token)
    const { iss, jti, sub, nbf, exp, id, issuer, credentialSubject, validFrom, validUntil } = payload
    expect([iss, jti, sub]).toEqual([issuer.id, id, credentialSubject.id])
    expect([nbf, exp].map((at) => new Date(at * 1000).toISOString().replace('.000Z', 'Z'))).toEqual([
      validFrom,
      validUntil,
    ])
    expect(Date.parse(validFrom)).toBe(row.issuedAt.getTime())
    expect(jwt.decode(token, { complete: true })?.header).toEqual({
      alg: 'RS256',
      typ: 'JWT',
      kid: 'http://localhost:3000/credentials/keys/test-credentials',
    })
  })

  it('names her only as she chose, and neither her account nor her address', async () => {
    const [one, other] = [await aHolder({}, 'Ni Luh Putu'), await aHolder()]
    const text = JSON.stringify(payloadOf(one.jwt))
    expect(text).toContain('"identityHash":"Ni Luh Putu"')
    for (const secret of [one.user.id, one.user.email, one.user.name]) expect(text).not.toContain(secret)
    const subjects = [one, other].map(({ jwt: token }) => payloadOf(token).credentialSubject.id)
    expect(subjects[0]).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(subjects[0]).not.toBe(subjects[1])
  })

  it('names competences where the course does, with what is yet to be verified; else none', async () => {
    const { id, alignment } = await aCourseWithTest()
    const set = (units: typeof alignment) =>
      transaction(system, (tx) => tx.update(courses).set({ alignment: units }).where(eq(courses.id, id)))
    await set([])
    const achievement = ({ jwt: token }: { jwt: string }) =>
      payloadOf(token).credentialSubject.achievement as { alignment?: { targetName: string }[] }
    expect(achievement(await aHolder()).alignment).toBeUndefined()
    await set([{ code: 'X.00.001', id: 'Menyiapkan ekspor', en: 'Prepare exports', verify: true }])
    const aligned = await aHolder({ locale: 'en' })
    expect(achievement(aligned).alignment).toMatchObject([
      { targetCode: 'X.00.001', targetName: 'Prepare exports (this alignment is yet to be verified)' },
    ])
    expect(complaints(payloadOf(aligned.jwt))).toEqual([])
    await set(alignment)
  })
})

describe('anybody', () => {
  it('fetches it as a file and at its own address, and verifies it with the published keys', async () => {
    const { id, jwt: token } = await aHolder()
    const file = await ask(getCredentialJwt, { id })
    expect([file.status, file.headers.get('content-type'), file.text]).toEqual([200, 'text/plain', token])
    const address = payloadOf(token).id
    const document = await fetchPublished(address)
    expect([document.status, document.headers.get('content-type'), document.text]).toEqual([200, 'text/plain', token])
    expect(await verify(document.text)).toMatchObject({ jti: address })
  })

  it('finds out that one was altered, or signed by somebody else', async () => {
    const { jwt: token } = await aHolder()
    const [head, body = '', signature] = token.split('.')
    const better = Buffer.from(Buffer.from(body, 'base64url').toString().replace('"86"', '"99"')).toString('base64url')
    expect(better).not.toBe(body)
    await expect(verify([head, better, signature].join('.'))).rejects.toThrow('invalid signature')
    const { generateKeyPairSync } = await import('node:crypto')
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const keyid = jwt.decode(token, { complete: true })?.header.kid ?? ''
    const forged = jwt.sign(payloadOf(token), privateKey, { algorithm: 'RS256', keyid })
    await expect(verify(forged)).rejects.toThrow('invalid signature')
  })

  it('dereferences every address in it: key, issuer, achievement, image', async () => {
    const { jwt: token } = await aHolder({ locale: 'en' })
    const { issuer, credentialSubject } = payloadOf(token) as unknown as {
      issuer: { id: string }
      credentialSubject: { achievement: { id: string; image: { id: string } } }
    }
    const { achievement } = credentialSubject
    const at = async (url: string) => JSON.parse((await fetchPublished(url)).text)
    expect(await at(achievement.id)).toMatchObject({ ...achievement })
    expect(await at(issuer.id)).toMatchObject({ ...issuer })
    const kid = jwt.decode(token, { complete: true })?.header.kid ?? ''
    expect(await at(kid)).toMatchObject({ kid, kty: 'RSA', alg: 'RS256' })
    const image = await fetchPublished(achievement.image.id)
    expect([image.status, image.headers.get('content-type')]).toEqual([200, 'image/png'])
    for (const wrong of [
      'keys/tidak-ada',
      'achievements/C99/id',
      'achievements/C1/fr',
      'status/2',
      'status/0',
      'bukan-id',
    ])
      expect((await fetchPublished(`http://localhost:3000/credentials/${wrong}`)).status).toBe(404)
  })

  it('S55: may ask as often as anybody else at one address, and goes on elsewhere', async () => {
    const from = (address: string) => fetchPublished(JWKS, { 'x-forwarded-for': address })
    for (let i = 0; i < env.RATE_LIMIT_GENERAL; i++) await from('203.0.113.77')
    const { status, headers, text } = await from('203.0.113.77')
    expect([status, JSON.parse(text).type]).toEqual([429, expect.stringMatching(/rate-limited$/)])
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    expect(headers.get('ratelimit')).toContain('"general";r=0;')
    expect((await from('203.0.113.78')).status).toBe(200)
  })

  it('is told that there is no achievement of a code that can be none', async () => {
    const { GET } = await import('#app/credentials/achievements/[code]/[language]/route.ts')
    for (const code of ['\0', '%00', 'C1\0', '\ud800', '', "'; --", 'C'.repeat(5_000), 'C99']) {
      const request = new NextRequest('http://localhost:3000/credentials/achievements/x/id')
      const { status } = await GET(request, { params: Promise.resolve({ code, language: 'id' }) })
      expect([code, status]).toEqual([code, 404])
    }
  })

  it('is told the public keys and nothing that signs, by everybody’s caches', async () => {
    const { headers, text } = await fetchPublished(JWKS)
    const { keys } = JSON.parse(text)
    expect(keys.map(({ alg, use }: { alg: string; use: string }) => [alg, use])).toEqual([
      ['RS256', 'sig'],
      ['EdDSA', 'sig'],
    ])
    for (const key of keys)
      for (const secret of ['d', 'p', 'q', 'dp', 'dq', 'qi']) expect(key).not.toHaveProperty(secret)
    expect(headers.get('cache-control')).toBe('public, max-age=600')
    expect(headers.get('access-control-allow-origin')).toBe('*')
    const again = await fetchPublished(JWKS, { 'if-none-match': headers.get('etag') ?? '' })
    expect([again.status, again.text]).toEqual([304, ''])
  })

  it('verifies what an old key has signed, after a rotation has taken its private half away', async () => {
    const { jwt: token } = await aHolder()
    const before = process.env.CREDENTIAL_KEYS ?? ''
    const { d: _, p: __, q: ___, dp: ____, dq: _____, qi: ______, ...old } = JSON.parse(before).keys[0]
    const { generateKeyPairSync } = await import('node:crypto')
    const next = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })
    process.env.CREDENTIAL_KEYS = JSON.stringify({ keys: [{ kid: 'next', ...next }, old] })
    vi.resetModules() // a process that was started with these
    const { signDocument } = await import('#lib/credentials/keys.ts')
    const later = await signDocument({ jti: 'x' }, 'JWT')
    expect([token, later].map((it) => jwt.decode(it, { complete: true })?.header.kid?.split('/').at(-1))).toEqual([
      'test-credentials',
      'next',
    ])
    for (const signed of [token, later]) expect(await verify(signed)).toHaveProperty('jti')
    process.env.CREDENTIAL_KEYS = before
    vi.resetModules()
  })
})
