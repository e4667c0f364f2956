import { eq } from 'drizzle-orm'
import { SignJWT } from 'jose'
import { newId } from '#db/id.ts'
import { refreshFamilies, users } from '#db/schema/index.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { type Scope, scopes } from '#lib/auth/actor.ts'
import { signAccessToken } from '#lib/auth/token.ts'
import { env } from '#lib/env.ts'
import { aKey, aUser, type Person, system } from '#tests/factories.ts'
import { anAuthenticator } from '#tests/second-factor.ts'
import { aSession, cookieOf } from '#tests/sessions.ts'
import type { everywhere } from './matrix.ts'

/** What a request carries to say who sends it. */
export type Credential = Record<string, string>

export const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)

export async function byToken(person: Person, wanted: Partial<typeof refreshFamilies.$inferInsert> = {}) {
  const id = newId()
  const family = { id, userId: person.id, expiresAt: hoursAgo(-1), ...wanted }
  await transaction(system, (tx) => tx.insert(refreshFamilies).values(family))
  return { authorization: `Bearer ${await signAccessToken({ sub: person.id, sid: id, ep: person.authEpoch })}` }
}

export const byCookie = async (person: Person, wanted?: Parameters<typeof aSession>[1]): Promise<Credential> => ({
  cookie: await cookieOf(await aSession(person, wanted)),
})

export const byKey = async (person: Person, granted: Scope[], wanted: Parameters<typeof aKey>[2] = {}) => ({
  authorization: (await aKey(person, granted, wanted)).authorization,
})

/** As `signAccessToken` made it twenty minutes ago. */
async function byOldToken(person: Person): Promise<Credential> {
  const { authorization } = await byToken(person)
  const [head = '', body = ''] = authorization.replace('Bearer ', '').split('.')
  const part = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString())
  const iat = Math.floor(Date.now() / 1000) - 1_200
  const token = new SignJWT({ ...part(body), iat, nbf: iat, exp: iat + 900 }).setProtectedHeader(part(head))
  return { authorization: `Bearer ${await token.sign(env.TOKEN_KEYS.keys[0] as never)}` }
}

async function byTokenOfSuspended(): Promise<Credential> {
  const person = await aUser()
  const credential = await byToken(person)
  await transaction(system, (tx) => tx.update(users).set({ status: 'suspended' }).where(eq(users.id, person.id)))
  return credential
}

async function byIdleCookie(): Promise<Credential> {
  const admin = await aUser({ role: 'admin' })
  await anAuthenticator(admin)
  return byCookie(admin, { createdAt: hoursAgo(1), mfaAt: hoursAgo(1) })
}

const aDeveloper = () => aUser({ role: 'developer' })
const all = [...scopes]

type Bad = keyof typeof everywhere.refused | (typeof everywhere.asNobody)[number]

/** By the names that the matrix gives them. */
export const bad: Record<Bad, () => Promise<Credential>> = {
  "a suspended person's token": byTokenOfSuspended,
  'an expired token': async () => byOldToken(await aUser()),
  'a token whose sign-in has ended': async () => byToken(await aUser(), { revokedAt: new Date() }),
  'a token of before the last change of password': async () =>
    byToken({ ...(await aUser({ authEpoch: 1 })), authEpoch: 0 }),
  "a cookie's content as a token": async () => {
    const { cookie = '' } = await byCookie(await aUser())
    return { authorization: `Bearer ${cookie.split('=')[1]}` }
  },
  'an expired key': async () => byKey(await aDeveloper(), all, { expiresAt: hoursAgo(1) }),
  'a revoked key': async () => byKey(await aDeveloper(), all, { revokedAt: new Date() }),
  "a suspended person's key": async () => byKey(await aUser({ role: 'developer', status: 'suspended' }), all),
  "a demoted developer's key": async () => byKey(await aUser(), all),
  "a suspended person's cookie": async () => byCookie(await aUser({ status: 'suspended' })),
  'the cookie of a session that has ended': async () => byCookie(await aUser(), { revokedAt: new Date() }),
  'the cookie of a session that is too old': async () => byCookie(await aUser(), { createdAt: hoursAgo(31 * 24) }),
  "an administrator's cookie that was left idle": byIdleCookie,
}
