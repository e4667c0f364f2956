import { and, eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { newId } from '#db/id.ts'
import { auditLog, refreshFamilies, sessions } from '#db/schema/index.ts'
import { createToken, endSession, getMe, listSessions, refreshToken } from '#lib/accounts/contract.ts'
import { ask } from '#tests/ask.ts'
import { aUser, bearer, PASSWORD } from '#tests/factories.ts'
import { aSession, callerWith, cookieOf } from '#tests/sessions.ts'

const eventsOf = (userId: string) =>
  db
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.tableName, 'sign-out'), eq(auditLog.recordId, userId)))

it('S16: ends a browser’s session: its very next request is nobody’s, and the trail says who ended it', async () => {
  const user = await aUser()
  const session = await aSession(user)
  const cookie = await cookieOf(session)
  expect((await callerWith(cookie)).id).toBe(user.id)
  expect((await ask(endSession, { id: session.id }, { as: await bearer(user) })).status).toBe(204)
  expect((await callerWith(cookie)).kind).toBe('anonymous')
  const [kept] = await db.select().from(sessions).where(eq(sessions.id, session.id))
  expect(kept?.revokedAt).toBeInstanceOf(Date)
  expect(await eventsOf(user.id)).toMatchObject([{ actorId: user.id, new: { sign_in: session.id } }])
})

it('S16: ends an API client: neither of its tokens works any more', async () => {
  const user = await aUser()
  const { body: pair } = await ask(createToken, { email: user.email, password: PASSWORD })
  const as = await bearer(user)
  const [family] = await db.select().from(refreshFamilies).where(eq(refreshFamilies.userId, user.id))
  expect((await ask(endSession, { id: family?.id ?? '' }, { as })).status).toBe(204)
  expect((await ask(getMe, {}, { as: `Bearer ${pair.access_token}` })).status).toBe(401)
  expect((await ask(refreshToken, { refresh_token: pair.refresh_token })).status).toBe(401)
  expect((await ask(listSessions, {}, { as })).status).toBe(200)
})

it('S36: finds no sign-in of somebody else, none that is over, and none that never was', async () => {
  const [user, other] = [await aUser(), await aUser()]
  const as = await bearer(user)
  const theirs = await aSession(other)
  const over = await aSession(user, { revokedAt: new Date() })
  for (const id of [theirs.id, over.id, newId()]) {
    const { status, body } = await ask(endSession, { id }, { as })
    expect([status, body.type]).toEqual([404, expect.stringMatching(/session-not-found$/)])
  }
  expect((await callerWith(await cookieOf(theirs))).id).toBe(other.id)
  expect((await ask(endSession, { id: 'satu' }, { as })).status).toBe(422)
})
