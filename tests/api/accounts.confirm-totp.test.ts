import { eq } from 'drizzle-orm'
import { Secret } from 'otpauth'
import { describe, expect, it, vi } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, authenticators, outbox, recoveryCodes } from '#db/schema/index.ts'
import { confirmTotp, getMe, startTotp, stepUp } from '#lib/accounts/contract.ts'
import { turnTotpOnHere } from '#lib/accounts/totp.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { currentCaller } from '#lib/auth/session.ts'
import { listUsers } from '#lib/users/contract.ts'
import { ask } from '#tests/ask.ts'
import { browser } from '#tests/browser.ts'
import { aUser, bearer, PASSWORD, type Person } from '#tests/factories.ts'
import { anAuthenticator, codeAt, stepNow, wrongCode } from '#tests/second-factor.ts'
import { aSession, callerWith, cookieOf } from '#tests/sessions.ts'

vi.mock('next/headers', () => import('#tests/browser.ts').then(({ nextHeaders }) => nextHeaders))

async function begun(wanted: Partial<Person> = {}) {
  const user = await aUser(wanted)
  const as = await bearer(user)
  const { body } = await ask(startTotp, { current_password: PASSWORD }, { as })
  return { user, as, secret: Secret.fromBase32(body.secret) }
}
const confirmed = async (user: Person) =>
  (await db.select().from(authenticators).where(eq(authenticators.userId, user.id)))[0]?.confirmedAt

describe('S09: confirming a second factor', () => {
  it('turns it on with its first code, shows ten recovery codes once, and tells the owner by mail', async () => {
    const { user, as, secret } = await begun()
    const { status, body } = await ask(confirmTotp, { code: codeAt(secret) }, { as })
    expect(status).toBe(200)
    expect(new Set(body.recovery_codes).size).toBe(10)
    for (const code of body.recovery_codes) expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}$/)
    expect((await ask(getMe, {}, { as })).body.mfa_enabled).toBe(true)
    const mails = await db.select().from(outbox).where(eq(outbox.userId, user.id))
    expect(mails).toMatchObject([{ template: 'second-factor-on', recipient: user.email }])
    expect(JSON.stringify(mails)).not.toContain(body.recovery_codes[0])
  })

  it('keeps the recovery codes as keyed digests, and S64: the trail shows neither codes nor digests', async () => {
    const { user, as, secret } = await begun()
    const { body } = await ask(confirmTotp, { code: codeAt(secret) }, { as })
    const rows = await db.select().from(recoveryCodes).where(eq(recoveryCodes.userId, user.id))
    expect(rows.every((row) => /^[0-9a-f]{64}$/.test(row.codeDigest) && row.usedAt === null)).toBe(true)
    const trail = JSON.stringify(await db.select().from(auditLog))
    for (const canary of [...body.recovery_codes, ...rows.map((row) => row.codeDigest)])
      expect(trail.replaceAll('-', '')).not.toContain(canary.replace('-', ''))
  })

  it('takes a code once: the one that confirmed is not taken again', async () => {
    const { as, secret } = await begun()
    const code = codeAt(secret)
    await ask(confirmTotp, { code }, { as })
    expect((await ask(stepUp, { code }, { as })).body.type).toContain('wrong-code')
    expect((await ask(stepUp, { code: codeAt(secret, stepNow() + 1) }, { as })).status).toBe(200)
  })

  it('counts as shown in the sign-in that did it, and in no other', async () => {
    const { user, as, secret } = await begun({ role: 'admin' })
    const elsewhere = await bearer(user)
    await ask(confirmTotp, { code: codeAt(secret) }, { as })
    expect((await ask(listUsers, {}, { as })).status).toBe(200)
    expect((await ask(listUsers, {}, { as: elsewhere })).body.type).toContain('second-factor-due')
  })

  it('stays off with a wrong code, and counts that as a failed sign-in', async () => {
    const { user, as, secret } = await begun()
    const answers = []
    for (let i = 0; i < 6; i++) answers.push(await ask(confirmTotp, { code: wrongCode(secret) }, { as }))
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 429])
    expect(answers[0]?.body.errors).toMatchObject([{ pointer: '/code' }])
    expect(Number(answers[5]?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await ask(confirmTotp, { code: codeAt(secret) }, { as })).status).toBe(429)
    expect(await confirmed(user)).toBeNull()
    expect(await db.select().from(recoveryCodes).where(eq(recoveryCodes.userId, user.id))).toEqual([])
  })

  it('is for who has begun, and once', async () => {
    const nobody = await ask(confirmTotp, { code: '123456' }, { as: await bearer(await aUser()) })
    expect([nobody.status, nobody.body.type]).toEqual([409, expect.stringContaining('second-factor-inactive')])
    const user = await aUser()
    const { code } = await anAuthenticator(user)
    const again = await ask(confirmTotp, { code: code() }, { as: await bearer(user) })
    expect([again.status, again.body.type]).toEqual([409, expect.stringContaining('second-factor-active')])
  })

  it('happens once where two confirm at the same time', async () => {
    const { user, as, secret } = await begun()
    const answers = await Promise.all([1, 2].map(() => ask(confirmTotp, { code: codeAt(secret) }, { as })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await db.select().from(recoveryCodes).where(eq(recoveryCodes.userId, user.id))).toHaveLength(10)
  })

  it('refuses what no code can be', async () => {
    const { as } = await begun()
    for (const code of ['', '12345', '1'.repeat(21), 123456, null])
      expect((await ask(confirmTotp, { code } as never, { as })).status).toBe(422)
    expect((await ask(confirmTotp, { code: '２８７０８２' }, { as })).body.type).toContain('wrong-code')
  })
})

describe('S15: turning it on in a browser', () => {
  const inBrowser = async (session: { id: string; userId: string }) =>
    (await callerWith(await cookieOf(session))) as Actor

  it('gives the session another name, and shows the codes; a copy of the cookie from before is dead', async () => {
    const { user, secret } = await begun({ role: 'admin' })
    const [old, other] = [await aSession(user), await aSession(user)]
    const answer = await turnTotpOnHere(await inBrowser(old), { code: codeAt(secret) })
    expect(answer.recovery_codes).toHaveLength(10)
    expect(answer.session_id).not.toBe(old.id)
    const renamed = { id: answer.session_id, userId: answer.user_id }
    expect(await inBrowser(renamed)).toMatchObject({ id: user.id, secondFactor: 'fresh' })
    expect(await inBrowser(old)).toMatchObject({ kind: 'anonymous' })
    expect(await inBrowser(other)).toMatchObject({ id: user.id, secondFactor: 'due' })
  })

  it('shows them to the new session: the page behind the form goes by the cookie that the form has set', async () => {
    const { user, secret } = await begun()
    const old = await aSession(user)
    browser.headers = new Headers({ cookie: await cookieOf(old) })
    const actor = (await currentCaller()) as Actor
    const { session_id: id } = await turnTotpOnHere(actor, { code: codeAt(secret) })
    expect(await currentCaller()).toMatchObject({ kind: 'anonymous' })
    const [name = '', value = ''] = (await cookieOf({ id, userId: user.id })).split('=')
    browser.jar.set(name, { value, options: {} })
    expect(await currentCaller()).toMatchObject({ id: user.id, sessionId: id })
  })

  it('changes nothing where the code is wrong, or where the API is asked, which could not hand the name over', async () => {
    const { user, secret } = await begun()
    const session = await aSession(user)
    const actor = await inBrowser(session)
    await expect(turnTotpOnHere(actor, { code: wrongCode(secret) })).rejects.toMatchObject({ type: 'wrong-code' })
    const headers = { cookie: await cookieOf(session), 'sec-fetch-site': 'same-origin' }
    const { status, body } = await ask(confirmTotp, { code: codeAt(secret) }, { headers })
    expect([status, body.detail]).toEqual([403, expect.stringContaining('/profile/security/second-factor')])
    expect(await confirmed(user)).toBeNull()
    expect(await inBrowser(session)).toMatchObject({ sessionId: session.id })
  })
})
