import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { authenticators, outbox, recoveryCodes, refreshFamilies } from '#db/schema/index.ts'
import { removeTotp, stepUp } from '#lib/accounts/contract.ts'
import { ask } from '#tests/ask.ts'
import { aUser, bearer, PASSWORD, type Person } from '#tests/factories.ts'
import { anAuthenticator, stepNow, wrongCode } from '#tests/second-factor.ts'

const current_password = PASSWORD
const isOn = async (user: Person) =>
  (await db.select().from(authenticators).where(eq(authenticators.userId, user.id))).length === 1

describe('S09: turning the second factor off', () => {
  it('takes password and code, ends the recovery codes, and tells the owner', async () => {
    const user = await aUser()
    const { code } = await anAuthenticator(user)
    const { status, body } = await ask(removeTotp, { current_password, code: code() }, { as: await bearer(user) })
    expect([status, body]).toEqual([200, { removed: true }])
    expect(await isOn(user)).toBe(false)
    expect(await db.select().from(recoveryCodes).where(eq(recoveryCodes.userId, user.id))).toEqual([])
    const mails = await db.select().from(outbox).where(eq(outbox.userId, user.id))
    expect(mails.map((mail) => mail.template)).toEqual(['second-factor-off'])
  })

  it('also with a recovery code, for who lost the phone', async () => {
    const user = await aUser()
    const { recoveryCodes: codes } = await anAuthenticator(user)
    const input = { current_password, code: codes[3] ?? '' }
    expect((await ask(removeTotp, input, { as: await bearer(user) })).status).toBe(200)
    expect(await isOn(user)).toBe(false)
  })

  it('needs both: neither the password nor the code suffices', async () => {
    const user = await aUser()
    const as = await bearer(user)
    const { secret, code } = await anAuthenticator(user)
    const noPassword = await ask(removeTotp, { current_password: 'bukan yang itu', code: code() }, { as })
    expect([noPassword.status, noPassword.body.type]).toEqual([403, expect.stringContaining('wrong-password')])
    const noCode = await ask(removeTotp, { current_password, code: wrongCode(secret) }, { as })
    expect([noCode.status, noCode.body.type]).toEqual([403, expect.stringContaining('wrong-code')])
    expect(await isOn(user)).toBe(true)
  })

  it('leaves the code unspent where the password was wrong', async () => {
    const user = await aUser()
    const as = await bearer(user)
    const { code } = await anAuthenticator(user)
    await ask(removeTotp, { current_password: 'bukan yang itu', code: code() }, { as })
    expect((await ask(removeTotp, { current_password, code: code() }, { as })).status).toBe(200)
  })

  it('ends what was shown before: a later one has to be shown anew', async () => {
    const user = await aUser()
    const as = await bearer(user)
    const { code } = await anAuthenticator(user)
    await ask(stepUp, { code: code() }, { as })
    await ask(removeTotp, { current_password, code: code(stepNow() + 1) }, { as })
    const families = await db.select().from(refreshFamilies).where(eq(refreshFamilies.userId, user.id))
    expect(families.map((family) => family.mfaAt)).toEqual([null])
  })

  it('says so where there is none', async () => {
    const answer = await ask(removeTotp, { current_password, code: '123456' }, { as: await bearer(await aUser()) })
    expect([answer.status, answer.body.type]).toEqual([409, expect.stringContaining('second-factor-inactive')])
  })
})
