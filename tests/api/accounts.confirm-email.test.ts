import { and, eq, sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, emailTokens, outbox, users } from '#db/schema/index.ts'
import {
  changeEmail,
  confirmEmail,
  createToken,
  forgotPassword,
  getMe,
  refreshToken,
  resetPassword,
} from '#lib/accounts/contract.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { ask } from '#tests/ask.ts'
import { aUser, bearer, PASSWORD, type Person, system } from '#tests/factories.ts'
import { mailedToken } from '#tests/links.ts'
import { aSession, callerWith, cookieOf } from '#tests/sessions.ts'

const holder = async (email: string) => (await db.select().from(users).where(sql`lower(email) = lower(${email})`))[0]
let n = 0
const newAddress = () => `lain${++n}@contoh.example`

async function aLink(user: Person, email: string): Promise<string> {
  await ask(changeEmail, { current_password: PASSWORD, email }, { as: await bearer(user) })
  return mailedToken(email, 'confirm-email')
}

it('S08: changes the address, tells the old one, and ends every sign-in', async () => {
  const [user, email] = [await aUser(), newAddress()]
  const token = await aLink(user, email)
  const { body: pair } = await ask(createToken, { email: user.email, password: PASSWORD })
  const browser = await aSession(user)

  expect(await ask(confirmEmail, { token })).toMatchObject({ status: 200, body: { changed: true } })
  expect(await holder(email)).toMatchObject({ id: user.id, authEpoch: 1 })
  expect((await ask(createToken, { email: user.email, password: PASSWORD })).status).toBe(401)
  expect((await ask(createToken, { email, password: PASSWORD })).status).toBe(200)
  expect((await ask(getMe, {}, { as: `Bearer ${pair.access_token}` })).status).toBe(401)
  expect((await ask(refreshToken, { refresh_token: pair.refresh_token })).status).toBe(401)
  expect((await callerWith(await cookieOf(browser))).kind).toBe('anonymous')
  const told = await db.select().from(outbox).where(eq(outbox.recipient, user.email))
  expect(told.map((mail) => mail.template)).toEqual(['email-change-asked', 'email-changed'])
  const ofUser = and(eq(auditLog.recordId, user.id), eq(auditLog.tableName, 'users'), eq(auditLog.operation, 'UPDATE'))
  expect((await db.select().from(auditLog).where(ofUser))[0]).toMatchObject({
    actorKind: 'anonymous',
    old: { email: user.email },
    new: { email },
  })
})

it('S07: spends the link once, also when two come at once, and not after its time', async () => {
  const user = await aUser()
  const token = await aLink(user, newAddress())
  const answers = await Promise.all([1, 2, 3].map(() => ask(confirmEmail, { token })))
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 400, 400])
  const late = await aLink(await aUser(), newAddress())
  await transaction(system, (tx) => tx.update(emailTokens).set({ expiresAt: new Date(Date.now() - 1) }))
  expect((await ask(confirmEmail, { token: late })).status).toBe(400)
})

it('S04: is an invalid link where somebody has taken the address meanwhile, and that person hears of it', async () => {
  const [user, email] = [await aUser(), newAddress()]
  const token = await aLink(user, email)
  const other = await aUser({ email: email.toUpperCase() })
  const answer = await ask(confirmEmail, { token })
  expect([answer.status, answer.body.type]).toEqual([400, expect.stringMatching(/invalid-link$/)])
  expect((await holder(email))?.id).toBe(other.id)
  expect((await holder(user.email))?.id).toBe(user.id)
  const mails = await db.select().from(outbox).where(eq(outbox.userId, other.id))
  expect(mails.map((mail) => mail.template)).toEqual(['email-wanted'])
})

it('gives the address to one of two who confirm it at once', async () => {
  const email = newAddress()
  const people = [await aUser(), await aUser()]
  const tokens: string[] = []
  for (const person of people) {
    await ask(changeEmail, { current_password: PASSWORD, email }, { as: await bearer(person) })
    tokens.push(await mailedToken(email, 'confirm-email'))
  }
  const answers = await Promise.all(tokens.map((token) => ask(confirmEmail, { token })))
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 400])
  expect((await holder(email))?.id).toBe(people[answers.findIndex((answer) => answer.status === 200)]?.id)
})

it('lets an account that never confirmed the address give way to its owner', async () => {
  const [user, email] = [await aUser(), newAddress()]
  const squatter = await aUser({ email, emailVerifiedAt: null })
  expect((await ask(confirmEmail, { token: await aLink(user, email) })).status).toBe(200)
  expect((await holder(email))?.id).toBe(user.id)
  expect(await db.$count(users, eq(users.id, squatter.id))).toBe(0)
})

it('S07: voids what was mailed to the old address, on the way included', async () => {
  const [user, email] = [await aUser(), newAddress()]
  await ask(forgotPassword, { email: user.email })
  const sent = await mailedToken(user.email, 'reset-password')
  const token = await aLink(user, email)
  await ask(forgotPassword, { email: user.email }) // waits in the outbox while the address changes
  expect((await ask(confirmEmail, { token })).status).toBe(200)
  expect((await ask(resetPassword, { token: sent, password: 'layar putih di laut' })).status).toBe(400)
  expect(await mailedToken(user.email, 'reset-password')).toBe(sent) // no later one was sent
  const waiting = and(
    eq(outbox.recipient, user.email),
    eq(outbox.template, 'reset-password'),
    eq(outbox.status, 'dead'),
  )
  expect(await db.$count(outbox, waiting)).toBe(1)
})

it('opens nothing for who was suspended meanwhile', async () => {
  const user = await aUser()
  const token = await aLink(user, newAddress())
  await transaction(system, (tx) => tx.update(users).set({ status: 'suspended' }).where(eq(users.id, user.id)))
  expect((await ask(confirmEmail, { token })).status).toBe(400)
})
