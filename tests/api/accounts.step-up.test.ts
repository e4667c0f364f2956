import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { authenticators, refreshFamilies, sessions } from '#db/schema/index.ts'
import { stepUp } from '#lib/accounts/contract.ts'
import { showSecondFactorHere } from '#lib/accounts/step-up.ts'
import { transaction } from '#lib/audit/transaction.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { seal, sealedColumns } from '#lib/auth/encryption.ts'
import { newSeed } from '#lib/auth/totp.ts'
import { env } from '#lib/env.ts'
import { Problem } from '#lib/http/problem.ts'
import { listUsers } from '#lib/users/contract.ts'
import { ask } from '#tests/ask.ts'
import { aKey, aUser, bearer, system } from '#tests/factories.ts'
import { anAuthenticator, stepNow, wrongCode } from '#tests/second-factor.ts'
import { aSession, callerWith, cookieOf } from '#tests/sessions.ts'

const MINUTE = 60_000

describe('S09: showing the second factor again, by API', () => {
  it('opens administration for twelve hours to the sign-in that did it', async () => {
    const admin = await aUser({ role: 'admin' })
    const { code } = await anAuthenticator(admin)
    const [as, other] = [await bearer(admin), await bearer(admin)]
    expect((await ask(listUsers, {}, { as })).body.type).toContain('second-factor-due')
    const before = Date.now()
    const { status, body } = await ask(stepUp, { code: code() }, { as })
    expect(status).toBe(200)
    expect(Date.parse(body.valid_until) - before).toBeGreaterThanOrEqual(env.ADMIN_MFA_SECONDS * 1000)
    expect(Date.parse(body.valid_until) - before).toBeLessThan(env.ADMIN_MFA_SECONDS * 1000 + MINUTE)
    expect((await ask(listUsers, {}, { as })).status).toBe(200)
    expect((await ask(listUsers, {}, { as: other })).body.type).toContain('second-factor-due')
  })

  it('takes each code once', async () => {
    const user = await aUser()
    const as = await bearer(user)
    const { code } = await anAuthenticator(user)
    const now = stepNow()
    expect((await ask(stepUp, { code: code(now) }, { as })).status).toBe(200)
    expect((await ask(stepUp, { code: code(now) }, { as })).body.type).toContain('wrong-code')
    // An older one than the last is over too, although its time is not.
    expect((await ask(stepUp, { code: code(now - 1) }, { as })).body.type).toContain('wrong-code')
    expect((await ask(stepUp, { code: code(now + 1) }, { as })).status).toBe(200)
  })

  it('takes it once where many come with it at the same time', async () => {
    const user = await aUser()
    const { code } = await anAuthenticator(user)
    const signIns = await Promise.all(Array.from({ length: 8 }, () => bearer(user)))
    const answers = await Promise.all(signIns.map((as) => ask(stepUp, { code: code() }, { as })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403, 403, 403, 403, 403, 403, 403])
    const families = await db.select().from(refreshFamilies).where(eq(refreshFamilies.userId, user.id))
    expect(families.filter(({ mfaAt }) => mfaAt !== null)).toHaveLength(1)
  })

  it('S05: locks after five wrong codes, and takes the right one neither then', async () => {
    const user = await aUser()
    const as = await bearer(user)
    const { secret, code } = await anAuthenticator(user)
    for (let i = 0; i < 5; i++)
      expect((await ask(stepUp, { code: wrongCode(secret) }, { as })).body.type).toContain('wrong-code')
    const { status, headers, body } = await ask(stepUp, { code: code() }, { as })
    expect([status, body.type]).toEqual([429, expect.stringContaining('too-many-sign-ins')])
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('needs one that is confirmed', async () => {
    const user = await aUser()
    const as = await bearer(user)
    const inactive = [409, expect.stringContaining('second-factor-inactive')]
    const none = await ask(stepUp, { code: '123456' }, { as })
    expect([none.status, none.body.type]).toEqual(inactive)
    const seedSealed = seal(sealedColumns.totpSeed, user.id, newSeed())
    await transaction(system, (tx) => tx.insert(authenticators).values({ userId: user.id, seedSealed }))
    const begun = await ask(stepUp, { code: '123456' }, { as })
    expect([begun.status, begun.body.type]).toEqual(inactive)
  })

  it('S68: opens nothing with the seed of another account copied over its own', async () => {
    const [user, thief] = [await aUser(), await aUser()]
    const { code } = await anAuthenticator(thief)
    await anAuthenticator(user)
    const [own] = await db.select().from(authenticators).where(eq(authenticators.userId, thief.id))
    await transaction(system, (tx) =>
      tx
        .update(authenticators)
        .set({ seedSealed: own?.seedSealed ?? '' })
        .where(eq(authenticators.userId, user.id)),
    )
    expect((await ask(stepUp, { code: code() }, { as: await bearer(user) })).status).toBe(500)
  })

  it('S31: is nothing for an API key, and nothing for a cookie, whose session would keep its name', async () => {
    const user = await aUser({ role: 'developer' })
    const { code } = await anAuthenticator(user)
    const { authorization } = await aKey(user, ['courses:read'])
    expect((await ask(stepUp, { code: code() }, { as: authorization })).status).toBe(403)
    const cookie = await cookieOf(await aSession(user))
    const byCookie = await ask(stepUp, { code: code() }, { headers: { cookie, 'sec-fetch-site': 'same-origin' } })
    expect([byCookie.status, byCookie.body.detail]).toEqual([403, expect.stringContaining('/step-up')])
  })
})

describe('S15: showing the second factor in a browser', () => {
  const actorOf = async (session: { id: string; userId: string }) =>
    (await callerWith(await cookieOf(session))) as Actor

  it('gives the session another name; a copy of the cookie from before is dead', async () => {
    const admin = await aUser({ role: 'admin' })
    const { code } = await anAuthenticator(admin)
    const old = await aSession(admin)
    const actor = await actorOf(old)
    expect(actor.secondFactor).toBe('due')
    const { session_id, user_id } = await showSecondFactorHere(actor, { code: code() })
    expect(session_id).not.toBe(old.id)
    expect(await actorOf({ id: session_id, userId: user_id })).toMatchObject({ id: admin.id, secondFactor: 'fresh' })
    expect(await callerWith(await cookieOf(old))).toMatchObject({ kind: 'anonymous' })
  })

  it('S14: does not make the session last longer, nor count it as idle', async () => {
    const admin = await aUser({ role: 'admin' })
    const { code } = await anAuthenticator(admin)
    const createdAt = new Date(Date.now() - (env.ADMIN_SESSION_SECONDS - 600) * 1000)
    const old = await aSession(admin, { createdAt, lastUsedAt: new Date() })
    const { session_id: id } = await showSecondFactorHere(await actorOf(old), { code: code() })
    const [session] = await db.select().from(sessions).where(eq(sessions.id, id))
    expect(session?.createdAt).toEqual(createdAt)
    expect(session?.expiresAt).toEqual(old.expiresAt)
    expect(await actorOf({ id, userId: admin.id })).toMatchObject({ kind: 'user' })
  })

  it('leaves session and factor alone where the code is wrong', async () => {
    const user = await aUser()
    const { secret } = await anAuthenticator(user)
    const session = await aSession(user)
    const failed = showSecondFactorHere(await actorOf(session), { code: wrongCode(secret) })
    await expect(failed).rejects.toThrow(Problem)
    expect(await callerWith(await cookieOf(session))).toMatchObject({ kind: 'user', sessionId: session.id })
  })

  it('spends no code where the session has ended meanwhile', async () => {
    const user = await aUser()
    const { code } = await anAuthenticator(user)
    const [session, other] = [await aSession(user), await aSession(user)]
    const actor = await actorOf(session)
    await ended(session)
    await expect(showSecondFactorHere(actor, { code: code() })).rejects.toMatchObject({ type: 'not-signed-in' })
    await expect(showSecondFactorHere(await actorOf(other), { code: code() })).resolves.toBeDefined()
  })
})

const ended = ({ id }: { id: string }) =>
  transaction(system, (tx) => tx.update(sessions).set({ revokedAt: new Date() }).where(eq(sessions.id, id)))
