import { and, eq, isNull } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { outbox, recoveryCodes } from '#db/schema/index.ts'
import { renewRecoveryCodes, stepUp } from '#lib/accounts/contract.ts'
import { ask } from '#tests/ask.ts'
import { aUser, bearer, PASSWORD, type Person } from '#tests/factories.ts'
import { anAuthenticator, stepNow, wrongCode } from '#tests/second-factor.ts'

const current_password = PASSWORD
const unused = (user: Person) =>
  db
    .select()
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.userId, user.id), isNull(recoveryCodes.usedAt)))

describe('S09: recovery codes', () => {
  it('are renewed with password and code; the ones before are void', async () => {
    const user = await aUser()
    const as = await bearer(user)
    const { code, recoveryCodes: before } = await anAuthenticator(user)
    const { status, body } = await ask(renewRecoveryCodes, { current_password, code: code() }, { as })
    expect([status, body.recovery_codes.length]).toEqual([200, 10])
    expect(body.recovery_codes.filter((it: string) => before.includes(it))).toEqual([])
    expect((await ask(stepUp, { code: before[0] ?? '' }, { as })).body.type).toContain('wrong-code')
    expect((await ask(stepUp, { code: body.recovery_codes[0] }, { as })).status).toBe(200)
  })

  it('are renewed with the last of the old ones', async () => {
    const user = await aUser()
    const { recoveryCodes: before } = await anAuthenticator(user)
    const input = { current_password, code: before[9] ?? '' }
    const { body } = await ask(renewRecoveryCodes, input, { as: await bearer(user) })
    expect(body.recovery_codes).toHaveLength(10)
    expect(await unused(user)).toHaveLength(10)
  })

  it('stay where the password or the code is wrong', async () => {
    const user = await aUser()
    const as = await bearer(user)
    const { secret, code } = await anAuthenticator(user)
    const before = await unused(user)
    for (const input of [
      { current_password: 'bukan yang itu', code: code() },
      { current_password, code: wrongCode(secret) },
    ])
      expect((await ask(renewRecoveryCodes, input, { as })).status).toBe(403)
    expect(await unused(user)).toEqual(before)
  })

  it('each work once, however they are typed, and the owner hears how many are left', async () => {
    const user = await aUser()
    const as = await bearer(user)
    const { recoveryCodes: codes } = await anAuthenticator(user)
    const [first = '', second = ''] = codes
    const typed = [first, ` ${second.toUpperCase().replace('-', ' ')} `]
    for (const code of typed) {
      expect((await ask(stepUp, { code }, { as })).status).toBe(200)
      expect((await ask(stepUp, { code }, { as })).body.type).toContain('wrong-code')
    }
    const mails = await db.select().from(outbox).where(eq(outbox.userId, user.id)).orderBy(outbox.id)
    expect(mails.map(({ template, params }) => [template, params])).toEqual([
      ['recovery-code-used', { name: user.name, left: '9' }],
      ['recovery-code-used', { name: user.name, left: '8' }],
    ])
  })

  it('work once also where two requests come at the same time', async () => {
    const user = await aUser()
    const { recoveryCodes: codes } = await anAuthenticator(user)
    const sign = await Promise.all([1, 2, 3, 4].map(() => bearer(user)))
    const answers = await Promise.all(sign.map((as) => ask(stepUp, { code: codes[0] ?? '' }, { as })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403, 403, 403])
    expect(await unused(user)).toHaveLength(9)
  })

  it('are no use to anybody else', async () => {
    const [user, other] = [await aUser(), await aUser()]
    const { recoveryCodes: codes } = await anAuthenticator(user)
    await anAuthenticator(other)
    const answer = await ask(stepUp, { code: codes[0] ?? '' }, { as: await bearer(other) })
    expect(answer.body.type).toContain('wrong-code')
    expect(await unused(user)).toHaveLength(10)
  })

  it('cannot be had without a second factor', async () => {
    const input = { current_password, code: String(stepNow()).slice(-6) }
    const answer = await ask(renewRecoveryCodes, input, { as: await bearer(await aUser()) })
    expect([answer.status, answer.body.type]).toEqual([409, expect.stringContaining('second-factor-inactive')])
  })
})
