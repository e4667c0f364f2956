import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, authenticators } from '#db/schema/index.ts'
import { confirmTotp, getMe, removeTotp, startTotp, stepUp } from '#lib/accounts/contract.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { authorize, type Caller } from '#lib/auth/actor.ts'
import { seal, sealedColumns } from '#lib/auth/encryption.ts'
import { newSeed } from '#lib/auth/totp.ts'
import { contracts } from '#lib/contracts.ts'
import { pathKeys } from '#lib/http/contract.ts'
import { listUsers } from '#lib/users/contract.ts'
import { ask } from './ask.ts'
import { aKey, aUser, bearer, bearerOf, PASSWORD, type Person, system } from './factories.ts'
import { anAuthenticator, codeAt } from './second-factor.ts'
import { aSession, callerWith, cookieOf } from './sessions.ts'

// Read at first use: this file is an installation that demands a second factor, for ten seconds only.
process.env.ADMIN_MFA = 'required'
process.env.ADMIN_MFA_SECONDS = '10'

const administration = contracts.filter(({ access }) => access === 'admin')
const typeOf = (body: { type?: string } | undefined) => body?.type?.split('/').at(-1)

/** Every address of administration, asked for ids that name nobody. */
const everyAnswer = (as: string) =>
  Promise.all(
    administration.map(async (contract) => {
      const ids = Object.fromEntries(
        pathKeys(contract.path).map((key) => [key, '01890000-0000-7000-8000-000000000000']),
      )
      const { status, body } = await ask(contract, ids, { as })
      return [contract.id, status, typeOf(body)]
    }),
  )
const all = (status: number, type: string) => administration.map(({ id }) => [id, status, type])

/** What a page's door says to the caller of this cookie. */
async function page(cookie: string): Promise<string> {
  const caller: Caller = await callerWith(cookie)
  try {
    return authorize({ access: 'admin' }, caller).kind
  } catch (error) {
    return (error as { type: string }).type
  }
}
const sessionAs = async (user: Person, mfaAt: Date | null = null) => cookieOf(await aSession(user, { mfaAt }))
const ago = (seconds: number) => new Date(Date.now() - seconds * 1000)

describe('S09: where administrators must have a second factor', () => {
  it('refuses all of administration until there is one', async () => {
    const admin = await aUser({ role: 'admin' })
    expect(administration.length).toBeGreaterThan(3)
    expect(await everyAnswer(await bearer(admin))).toEqual(all(403, 'second-factor-missing'))
    expect(await page(await sessionAs(admin))).toBe('second-factor-missing')
  })

  it('S65: records the refusal', async () => {
    const admin = await aUser({ role: 'admin' })
    await ask(listUsers, {}, { as: await bearer(admin) })
    const refusals = await db.select().from(auditLog).where(eq(auditLog.actorId, admin.id))
    expect(refusals).toMatchObject([
      { tableName: 'denied', recordId: 'users.list', new: { problem: 'second-factor-missing' } },
    ])
  })

  it('takes one that is only being set up for none', async () => {
    const admin = await aUser({ role: 'admin' })
    const seedSealed = seal(sealedColumns.totpSeed, admin.id, newSeed())
    await transaction(system, (tx) => tx.insert(authenticators).values({ userId: admin.id, seedSealed }))
    expect(typeOf((await ask(listUsers, {}, { as: await bearer(admin) })).body)).toBe('second-factor-missing')
    expect(await page(await sessionAs(admin, new Date()))).toBe('second-factor-missing')
  })

  it('refuses all of administration until it is shown, by API and on pages', async () => {
    const admin = await aUser({ role: 'admin' })
    await anAuthenticator(admin)
    expect(await everyAnswer(await bearer(admin))).toEqual(all(403, 'second-factor-due'))
    expect(await page(await sessionAs(admin))).toBe('second-factor-due')
  })

  it('lets the sign-in in that has shown it, for as long as the setting says', async () => {
    const admin = await aUser({ role: 'admin' })
    const { code } = await anAuthenticator(admin)
    const as = await bearer(admin)
    await ask(stepUp, { code: code() }, { as })
    expect((await ask(listUsers, {}, { as })).status).toBe(200)
    expect(await page(await sessionAs(admin, ago(8)))).toBe('user')
    expect(await page(await sessionAs(admin, ago(11)))).toBe('second-factor-due')
  })

  it('leaves the rest of the product open: the second factor can be set up and shown', async () => {
    const admin = await aUser({ role: 'admin' })
    const as = await bearer(admin)
    expect((await ask(getMe, {}, { as })).status).toBe(200)
    const { Secret } = await import('otpauth')
    const { body } = await ask(startTotp, { current_password: PASSWORD }, { as })
    const { status } = await ask(confirmTotp, { code: codeAt(Secret.fromBase32(body.secret)) }, { as })
    expect(status).toBe(200)
    expect((await ask(listUsers, {}, { as })).status).toBe(200)
  })

  it('does not let an administrator turn it off', async () => {
    const admin = await aUser({ role: 'admin' })
    const { code } = await anAuthenticator(admin)
    const input = { current_password: PASSWORD, code: code() }
    const { status, body } = await ask(removeTotp, input, { as: await bearer(admin) })
    expect([status, typeOf(body)]).toEqual([403, 'not-allowed'])
    expect(body.detail).toContain('cannot be turned off')
    expect(await db.select().from(authenticators).where(eq(authenticators.userId, admin.id))).toHaveLength(1)
  })

  it('asks nobody else: their role is refused, with or without one', async () => {
    const learner = await aUser()
    await anAuthenticator(learner)
    for (const as of [await bearer(learner), await bearerOf('developer')])
      expect(typeOf((await ask(listUsers, {}, { as })).body)).toBe('not-allowed')
    expect((await ask(getMe, {}, { as: await bearer(learner) })).status).toBe(200)
  })

  it('S31: lets no API key into administration, although its owner showed a second factor', async () => {
    const admin = await aUser({ role: 'admin' })
    const { code } = await anAuthenticator(admin)
    await ask(stepUp, { code: code() }, { as: await bearer(admin) })
    const { authorization } = await aKey(admin, ['courses:read', 'analytics:run', 'progress:read'])
    expect(await everyAnswer(authorization)).toEqual(all(403, 'insufficient-scope'))
  })
})
