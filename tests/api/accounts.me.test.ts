import { eq } from 'drizzle-orm'
import { generateKeyPair, SignJWT } from 'jose'
import { encode } from 'next-auth/jwt'
import { describe, expect, it } from 'vitest'
import { newId } from '#db/id.ts'
import { sessions, users } from '#db/schema/index.ts'
import { getMe } from '#lib/accounts/contract.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { ask } from '#tests/ask.ts'
import { aKey, aUser, bearer, system } from '#tests/factories.ts'

const change = (id: string, set: Partial<typeof users.$inferInsert>) =>
  transaction(system, (tx) => tx.update(users).set(set).where(eq(users.id, id)))

async function aCookie(wanted: Partial<typeof sessions.$inferInsert> = {}) {
  const user = await aUser()
  const sid = newId()
  const expiresAt = new Date(Date.now() + 3_600_000)
  await transaction(system, (tx) =>
    tx.insert(sessions).values({ id: sid, userId: user.id, ip: '::1', expiresAt, ...wanted }),
  )
  const salt = 'pe.session'
  const value = await encode({ token: { sid, uid: user.id }, secret: process.env.AUTH_SECRET ?? '', salt })
  return { user, sid, value, cookie: `${salt}=${value}` }
}

it('says who is signed in', async () => {
  const user = await aUser({ name: 'Ni Luh', role: 'developer', locale: 'en' })
  const { body } = await ask(getMe, {}, { as: await bearer(user) })
  expect(body).toEqual({
    id: user.id,
    email: user.email,
    name: 'Ni Luh',
    certificate_name: null,
    role: 'developer',
    locale: 'en',
    time_zone: 'Asia/Jakarta',
    created_at: user.createdAt.toISOString(),
    mfa_enabled: false,
  })
})

describe('bearer tokens', () => {
  it('S23: follow the account at once: status and epoch are read on each request', async () => {
    const user = await aUser()
    const as = await bearer(user)
    await change(user.id, { status: 'suspended' })
    expect((await ask(getMe, {}, { as })).status).toBe(401)
    await change(user.id, { status: 'active', authEpoch: 1 })
    expect((await ask(getMe, {}, { as })).status).toBe(401)
    await change(user.id, { authEpoch: 0 })
    expect((await ask(getMe, {}, { as })).status).toBe(200)
  })

  it('S22: are refused when edited, of another key, algorithm, audience or type, or out of time', async () => {
    const user = await aUser()
    const good = (await bearer(user)).slice('Bearer '.length)
    const [head = '', payload = '', signature = ''] = good.split('.')
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
    const b64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const { privateKey } = await generateKeyPair('EdDSA')
    const forged = (claims: object, header = {}) =>
      new SignJWT({ ...claims })
        .setProtectedHeader({ alg: 'EdDSA', kid: 'test', typ: 'at+jwt', ...header })
        .sign(privateKey)
    const bad = [
      `${head}.${b64({ ...claims, sub: newId() })}.${signature}`,
      `${b64({ alg: 'none', typ: 'at+jwt' })}.${payload}.`,
      `${b64({ alg: 'HS256', kid: 'test', typ: 'at+jwt' })}.${payload}.${signature}`,
      await forged(claims),
      await forged(claims, { kid: 'other' }),
      'not.a.token',
      '',
    ]
    for (const token of bad) {
      const { status, headers, body } = await ask(getMe, {}, { as: `Bearer ${token}` })
      expect([status, headers.get('www-authenticate')], token).toEqual([401, 'Bearer error="invalid_token"'])
      expect(body.type).toMatch(/invalid-token$/)
    }
  })

  it('S30: come alone', async () => {
    const as = await bearer(await aUser())
    expect((await ask(getMe, {}, { as: `${as}, ${as}` })).status).toBe(400)
    expect((await ask(getMe, {}, { as: 'Basic YTpi' })).status).toBe(401)
    expect((await ask(getMe)).status).toBe(401)
  })
})

describe('the cookie', () => {
  const sameSite = { 'sec-fetch-site': 'same-origin' }

  it('S17: counts for the site itself and for nobody else', async () => {
    const { cookie, user } = await aCookie()
    expect(await ask(getMe, {}, { headers: { cookie, ...sameSite } })).toMatchObject({
      status: 200,
      body: { id: user.id },
    })
    for (const site of ['cross-site', 'same-site', 'none'])
      expect((await ask(getMe, {}, { headers: { cookie, 'sec-fetch-site': site } })).status).toBe(401)
    expect((await ask(getMe, {}, { headers: { cookie } })).status).toBe(401)
  })

  it('S13, S14: dies with its session, by time or by hand', async () => {
    const past = new Date(Date.now() - 1000)
    for (const state of [
      { expiresAt: past },
      { revokedAt: past },
      { createdAt: new Date(Date.now() - 8 * 86_400_000) },
    ]) {
      const { cookie } = await aCookie(state)
      expect((await ask(getMe, {}, { headers: { cookie, ...sameSite } })).status).toBe(401)
    }
  })

  it('S14: an administrator is out after half an hour without a request', async () => {
    const { cookie, user } = await aCookie({ createdAt: new Date(Date.now() - 31 * 60_000) })
    await change(user.id, { role: 'admin' })
    expect((await ask(getMe, {}, { headers: { cookie, ...sameSite } })).status).toBe(401)
    await change(user.id, { role: 'learner' })
    expect((await ask(getMe, {}, { headers: { cookie, ...sameSite } })).status).toBe(200)
  })

  it('S18: is no bearer token, and a bearer token is no cookie', async () => {
    const { value, user } = await aCookie()
    expect((await ask(getMe, {}, { as: `Bearer ${value}` })).status).toBe(401)
    const token = (await bearer(user)).slice('Bearer '.length)
    expect((await ask(getMe, {}, { headers: { cookie: `pe.session=${token}`, ...sameSite } })).status).toBe(401)
  })

  it('cannot name the session of somebody else', async () => {
    const [mine, other] = [await aCookie(), await aCookie()]
    const forged = await encode({
      token: { sid: other.sid, uid: mine.user.id },
      secret: process.env.AUTH_SECRET ?? '',
      salt: 'pe.session',
    })
    expect((await ask(getMe, {}, { headers: { cookie: `pe.session=${forged}`, ...sameSite } })).status).toBe(401)
  })
})

it('S31: is closed to API keys', async () => {
  const user = await aUser({ role: 'developer' })
  const { authorization } = await aKey(user, ['courses:read', 'progress:read'])
  const { status, body } = await ask(getMe, {}, { as: authorization })
  expect([status, body.type]).toEqual([403, expect.stringMatching(/insufficient-scope$/)])
})
