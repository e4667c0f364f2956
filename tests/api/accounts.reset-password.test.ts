import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { emailTokens, outbox, sessions, users } from '#db/schema/index.ts'
import { createToken, forgotPassword, getMe, refreshToken, resetPassword, verifyEmail } from '#lib/accounts/contract.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { listCourses } from '#lib/courses/contract.ts'
import { listDemoMail } from '#lib/email/demo-mail.ts'
import { sendNext } from '#lib/email/dispatch.ts'
import { ask } from '#tests/ask.ts'
import { aKey, aUser, PASSWORD, type Person, system } from '#tests/factories.ts'

const NEW = 'layar putih di cakrawala'

async function aLink(user: Person): Promise<string> {
  await ask(forgotPassword, { email: user.email })
  while (await sendNext());
  const mail = (await listDemoMail()).find((m) => m.to === user.email && m.link?.includes('reset-password'))
  return new URL(mail?.link ?? '').searchParams.get('token') ?? ''
}

it('S07: sets the password and ends every sign-in; keys go on, and the owner is told', async () => {
  const user = await aUser({ role: 'developer' })
  const { authorization } = await aKey(user, ['courses:read'])
  const { body: pair } = await ask(createToken, { email: user.email, password: PASSWORD })
  const expiresAt = new Date(Date.now() + 60_000)
  await transaction(system, (tx) => tx.insert(sessions).values({ userId: user.id, ip: '::1', expiresAt }))

  expect(await ask(resetPassword, { token: await aLink(user), password: NEW })).toMatchObject({
    status: 200,
    body: { reset: true },
  })
  expect((await ask(createToken, { email: user.email, password: PASSWORD })).status).toBe(401)
  expect((await ask(createToken, { email: user.email, password: NEW })).status).toBe(200)
  expect((await ask(getMe, {}, { as: `Bearer ${pair.access_token}` })).status).toBe(401)
  expect((await ask(refreshToken, { refresh_token: pair.refresh_token })).status).toBe(401)
  expect((await db.select().from(sessions).where(eq(sessions.userId, user.id))).every((s) => s.revokedAt)).toBe(true)
  expect((await ask(listCourses, {}, { as: authorization })).status).toBe(200)
  const mails = await db.select().from(outbox).where(eq(outbox.userId, user.id))
  expect(mails.map((mail) => mail.template).sort()).toEqual(['password-changed', 'reset-password'])
})

it('S07: spends a link once, also when two come at once, and not after its time', async () => {
  const user = await aUser()
  const token = await aLink(user)
  const answers = await Promise.all([1, 2, 3].map(() => ask(resetPassword, { token, password: NEW })))
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 400, 400])
  const late = await aLink(await aUser())
  await transaction(system, (tx) => tx.update(emailTokens).set({ expiresAt: new Date(Date.now() - 1) }))
  expect((await ask(resetPassword, { token: late, password: NEW })).status).toBe(400)
})

it('S02: does not spend the link on a password that is not taken', async () => {
  const user = await aUser({ email: 'siti.rahma@contoh.example' })
  const token = await aLink(user)
  const weak = await ask(resetPassword, { token, password: 'siti.rahma-2026!', locale: 'id' })
  expect([weak.status, weak.body.errors[0].pointer]).toEqual([422, '/password'])
  expect((await ask(resetPassword, { token, password: 'pendek' })).status).toBe(422)
  expect((await ask(resetPassword, { token, password: NEW })).status).toBe(200)
})

it('confirms the address of who never did, and takes no link of the other kind', async () => {
  const user = await aUser({ emailVerifiedAt: null })
  const token = await aLink(user)
  expect((await ask(verifyEmail, { token })).status).toBe(400)
  expect((await ask(resetPassword, { token, password: NEW })).status).toBe(200)
  const [now] = await db.select().from(users).where(eq(users.id, user.id))
  expect(now?.emailVerifiedAt).toBeInstanceOf(Date)
  expect(now?.authEpoch).toBe(1)
})

it('opens nothing for who was suspended meanwhile', async () => {
  const user = await aUser()
  const token = await aLink(user)
  await transaction(system, (tx) => tx.update(users).set({ status: 'suspended' }).where(eq(users.id, user.id)))
  expect((await ask(resetPassword, { token, password: NEW })).status).toBe(400)
})
