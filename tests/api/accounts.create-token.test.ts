import { hash } from '@node-rs/argon2'
import { eq } from 'drizzle-orm'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { refreshFamilies, refreshTokens, signInFailures, users } from '#db/schema/index.ts'
import { createToken, getMe } from '#lib/accounts/contract.ts'
import { ask } from '#tests/ask.ts'
import { aUser, PASSWORD } from '#tests/factories.ts'

it('S21: answers a pair whose access token works', async () => {
  const user = await aUser({ role: 'developer' })
  const { status, body, headers } = await ask(createToken, { email: user.email, password: PASSWORD })
  expect(status).toBe(200)
  expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 900, refresh_expires_in: 604_800 })
  expect(headers.get('cache-control')).toContain('no-store')
  expect(await ask(getMe, {}, { as: `Bearer ${body.access_token}` })).toMatchObject({
    status: 200,
    body: { id: user.id },
  })
})

it('S22, S23: signs EdDSA with a kid, and puts no role into the token', async () => {
  const user = await aUser({ role: 'admin' })
  const { body } = await ask(createToken, { email: user.email, password: PASSWORD })
  expect(decodeProtectedHeader(body.access_token)).toEqual({ alg: 'EdDSA', kid: 'test', typ: 'at+jwt' })
  const claims = decodeJwt(body.access_token)
  expect(Object.keys(claims).sort()).toEqual(['aud', 'ep', 'exp', 'iat', 'iss', 'jti', 'nbf', 'sid', 'sub'])
  expect(claims).toMatchObject({ aud: 'pintar-api', sub: user.id, ep: 0 })
  expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(900)
})

it('S24: keeps only the digest of the refresh token', async () => {
  const user = await aUser()
  const { body } = await ask(createToken, { email: user.email, password: PASSWORD })
  expect(body.refresh_token).toMatch(/^pe_rt_[\w-]{43}$/)
  expect(JSON.stringify(await db.select().from(refreshTokens))).not.toContain(body.refresh_token)
})

it('S03: answers unknown address and wrong password alike', async () => {
  const user = await aUser()
  const [wrong, unknown] = await Promise.all([
    ask(createToken, { email: user.email, password: 'salah salah salah' }),
    ask(createToken, { email: 'tidak-ada@contoh.example', password: 'salah salah salah' }),
  ])
  const plain = ({ body, status, headers }: typeof wrong) => ({
    body: { ...body, request_id: '' },
    status,
    headers: Object.fromEntries([...headers].filter(([name]) => name !== 'x-request-id')),
  })
  expect(wrong.status).toBe(401)
  expect(plain(wrong)).toEqual(plain(unknown))
})

it('refuses whoever is suspended or has not confirmed the address, and says so only to who knows the password', async () => {
  const suspended = await aUser({ status: 'suspended' })
  const unverified = await aUser({ emailVerifiedAt: null })
  const type = async (email: string, password: string) =>
    (await ask(createToken, { email, password })).body.type.split('/').pop()
  expect(await type(suspended.email, PASSWORD)).toBe('account-suspended')
  expect(await type(unverified.email, PASSWORD)).toBe('email-not-verified')
  expect(await type(suspended.email, 'bukan ini deh')).toBe('invalid-credentials')
})

it('S01: makes an older hash anew in the same request', async () => {
  const passwordHash = await hash(PASSWORD, { algorithm: 2, memoryCost: 8192, timeCost: 1, parallelism: 1 })
  const user = await aUser({ passwordHash })
  expect((await ask(createToken, { email: user.email, password: PASSWORD })).status).toBe(200)
  const [now] = await db.select().from(users).where(eq(users.id, user.id))
  expect(now?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

it('S26: keeps ten families, ending the oldest', async () => {
  const user = await aUser()
  for (let i = 0; i < 11; i++) await ask(createToken, { email: user.email, password: PASSWORD })
  const families = await db
    .select()
    .from(refreshFamilies)
    .where(eq(refreshFamilies.userId, user.id))
    .orderBy(refreshFamilies.id)
  expect(families.map((f) => f.revokedReason)).toEqual(['too-many', ...Array(10).fill(null)])
})

it('S06: asks to come back when too many passwords are being checked at once', async () => {
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, i) =>
      ask(createToken, { email: `a${i}@contoh.example`, password: 'salah salah salah' }),
    ),
  )
  const busy = answers.filter((a) => a.status === 503)
  expect(busy.length).toBeGreaterThan(0)
  expect(busy[0]?.headers.get('retry-after')).toBe('1')
  expect(answers.every((a) => a.status === 401 || a.status === 503)).toBe(true)
})

it('S06: refuses a body over 4 kB without hashing anything', async () => {
  const before = await db.select().from(signInFailures)
  const answer = await ask(createToken, { email: 'besar@contoh.example', password: 'x'.repeat(5_000) })
  expect([answer.status, answer.body.type]).toEqual([413, expect.stringMatching(/payload-too-large$/)])
  expect(await db.select().from(signInFailures)).toEqual(before) // nothing was tried
})

it('S05: locks an account and an unknown address alike, on every network, also for the right password', async () => {
  const user = await aUser()
  const tries = async (email: string, password: string, ip: string) => {
    const { status, body, headers } = await ask(createToken, { email, password }, { ip })
    return { status, type: body.type?.split('/').pop(), wait: headers.get('retry-after') }
  }
  for (const email of [user.email, 'tiada@contoh.example']) {
    for (let i = 0; i < 5; i++)
      expect(await tries(email, 'salah salah salah', `203.0.113.${i}`)).toMatchObject({ status: 401 })
    expect(await tries(email.toUpperCase(), PASSWORD, '198.51.100.9')).toEqual({
      status: 429,
      type: 'too-many-sign-ins',
      wait: '60',
    })
  }
  expect(await db.$count(refreshFamilies, eq(refreshFamilies.userId, user.id))).toBe(0)
})
