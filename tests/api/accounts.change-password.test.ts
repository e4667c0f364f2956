import { verify } from '@node-rs/argon2'
import { and, eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, outbox, sessions, users } from '#db/schema/index.ts'
import {
  changePassword,
  createToken,
  forgotPassword,
  getMe,
  refreshToken,
  resetPassword,
} from '#lib/accounts/contract.ts'
import { ask } from '#tests/ask.ts'
import { aKey, aUser, bearer, PASSWORD } from '#tests/factories.ts'
import { mailedToken } from '#tests/links.ts'
import { aSession, callerWith, cookieOf } from '#tests/sessions.ts'

const NEW = 'layar putih di cakrawala'
const input = { current_password: PASSWORD, new_password: NEW }
const stored = async (id: string) => (await db.select().from(users).where(eq(users.id, id)))[0]

it('S08: changes the password, ends every other sign-in and goes on with this one', async () => {
  const user = await aUser()
  const { body: mine } = await ask(createToken, { email: user.email, password: PASSWORD })
  const { body: other } = await ask(createToken, { email: user.email, password: PASSWORD })
  const browser = await aSession(user)
  const as = `Bearer ${mine.access_token}`

  expect(await ask(changePassword, input, { as })).toMatchObject({ status: 200, body: { changed: true } })
  expect(await verify((await stored(user.id))?.passwordHash ?? '', NEW)).toBe(true)
  expect((await ask(createToken, { email: user.email, password: PASSWORD })).status).toBe(401)
  expect((await ask(getMe, {}, { as })).status).toBe(200)
  expect((await ask(refreshToken, { refresh_token: mine.refresh_token })).status).toBe(200)
  expect((await ask(getMe, {}, { as: `Bearer ${other.access_token}` })).status).toBe(401)
  expect((await ask(refreshToken, { refresh_token: other.refresh_token })).status).toBe(401)
  expect((await callerWith(await cookieOf(browser))).kind).toBe('anonymous')
})

it('S08: tells the owner by mail, audits who did it, and lets keys go on', async () => {
  const user = await aUser({ role: 'developer' })
  await aKey(user, ['courses:read'])
  await ask(changePassword, input, { as: await bearer(user) })
  const mails = await db.select().from(outbox).where(eq(outbox.userId, user.id))
  expect(mails.map((mail) => [mail.template, mail.recipient])).toEqual([['password-changed', user.email]])
  const ofUser = and(eq(auditLog.recordId, user.id), eq(auditLog.tableName, 'users'), eq(auditLog.operation, 'UPDATE'))
  const [entry] = await db.select().from(auditLog).where(ofUser)
  expect(entry).toMatchObject({ actorId: user.id, old: { password_hash: '[redacted]' } })
})

it('S08: needs the current password, and S05 counts wrong ones', async () => {
  const user = await aUser()
  const as = await bearer(user)
  const wrong = { ...input, current_password: 'bukan yang sekarang' }
  for (let i = 0; i < 5; i++)
    expect(await ask(changePassword, wrong, { as })).toMatchObject({
      status: 403,
      body: { type: expect.stringMatching(/wrong-password$/), errors: [{ pointer: '/current_password' }] },
    })
  const locked = await ask(changePassword, input, { as })
  expect([locked.status, locked.headers.get('retry-after')]).toEqual([429, '60'])
  expect((await stored(user.id))?.passwordHash).toBe(user.passwordHash)
  // Whoever fails here locks neither another device of the owner nor the sign-in.
  expect((await ask(changePassword, input, { as: await bearer(user) })).status).toBe(200)
})

it('S02: takes no password that is guessed first, and changes nothing then', async () => {
  const user = await aUser()
  const as = await bearer(user)
  const weak = await ask(changePassword, { ...input, new_password: 'password1234!', locale: 'id' }, { as })
  expect([weak.status, weak.body.errors[0].pointer]).toEqual([422, '/new_password'])
  expect((await ask(changePassword, { ...input, new_password: 'pendek' }, { as })).status).toBe(422)
  expect((await stored(user.id))?.passwordHash).toBe(user.passwordHash)
})

it('voids the links that were mailed to set a password', async () => {
  const user = await aUser()
  await ask(forgotPassword, { email: user.email })
  const token = await mailedToken(user.email, 'reset-password')
  await ask(changePassword, input, { as: await bearer(user) })
  expect((await ask(resetPassword, { token, password: 'yang ketiga lagi' })).status).toBe(400)
})

it('lets one of two changes at once win', async () => {
  const user = await aUser()
  const callers = [await bearer(user), await bearer(user)]
  const answers = await Promise.all(
    callers.map((as, i) => ask(changePassword, { ...input, new_password: `${NEW} ${i}` }, { as })),
  )
  const won = answers.findIndex((answer) => answer.status === 200)
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1)
  expect(await verify((await stored(user.id))?.passwordHash ?? '', `${NEW} ${won}`)).toBe(true)
  expect(await db.$count(sessions, eq(sessions.userId, user.id))).toBe(0)
})
