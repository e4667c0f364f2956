import { and, eq, inArray } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, idempotencyKeys, outbox, refreshFamilies, sessions, users } from '#db/schema/index.ts'
import { createToken, deleteMe, getMe, refreshToken } from '#lib/accounts/contract.ts'
import { deleteOwnAccountHere } from '#lib/accounts/delete-me.ts'
import { transaction } from '#lib/audit/transaction.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { listCourses } from '#lib/courses/contract.ts'
import { issueKey } from '#lib/keys/contract.ts'
import { ask } from '#tests/ask.ts'
import { aKey, aUser, bearer, PASSWORD, type Person, system } from '#tests/factories.ts'
import { aSession, callerWith, cookieOf } from '#tests/sessions.ts'

const exists = async ({ id }: Person) => (await db.$count(users, eq(users.id, id))) === 1
const inBrowser = async (user: Person) => (await callerWith(await cookieOf(await aSession(user)))) as Actor

it('deletes the account and what belongs to it, and tells the address', async () => {
  const user = await aUser({ role: 'developer' })
  const { authorization } = await aKey(user, ['courses:read'])
  await aSession(user)
  const { body: pair } = await ask(createToken, { email: user.email, password: PASSWORD })
  const as = `Bearer ${pair.access_token}`

  expect((await ask(deleteMe, {}, { as })).status).toBe(204)
  expect(await exists(user)).toBe(false)
  for (const table of [sessions, refreshFamilies]) expect(await db.$count(table, eq(table.userId, user.id))).toBe(0)
  expect((await ask(getMe, {}, { as })).status).toBe(401)
  expect((await ask(refreshToken, { refresh_token: pair.refresh_token })).status).toBe(401)
  expect((await ask(listCourses, {}, { as: authorization })).status).toBe(401)
  expect((await ask(createToken, { email: user.email, password: PASSWORD })).status).toBe(401)
  const mails = await db.select().from(outbox).where(eq(outbox.recipient, user.email))
  expect(mails).toMatchObject([{ template: 'account-deleted', userId: null, status: 'queued' }])
})

it('S44: forgets the answers that were kept for repeated requests', async () => {
  const user = await aUser({ role: 'developer' })
  const as = await bearer(user)
  const once = { as, headers: { 'idempotency-key': 'satu' } }
  await ask(issueKey, { name: 'Uji', scopes: ['courses:read'] }, once)
  expect(await db.$count(idempotencyKeys)).toBe(1)
  await ask(deleteMe, {}, { as })
  expect(await db.$count(idempotencyKeys)).toBe(0)
})

it('S63: leaves the trail of it, every row that went included', async () => {
  const user = await aUser()
  const as = await bearer(user)
  await ask(deleteMe, {}, { as })
  const deletions = and(eq(auditLog.actorId, user.id), eq(auditLog.operation, 'DELETE'))
  const rows = await db.select().from(auditLog).where(deletions)
  expect(rows.map((row) => row.tableName).sort()).toEqual(['refresh_families', 'users'])
  expect(rows.find((row) => row.tableName === 'users')?.old).toMatchObject({ password_hash: '[redacted]' })
})

it('needs a sign-in of the last five minutes', async () => {
  const user = await aUser()
  const as = await bearer(user)
  const signedInAt = (minutes: number) =>
    transaction(system, (tx) =>
      tx
        .update(refreshFamilies)
        .set({ createdAt: new Date(Date.now() - minutes * 60_000) })
        .where(eq(refreshFamilies.userId, user.id)),
    )
  await signedInAt(5.1)
  const late = await ask(deleteMe, {}, { as })
  expect([late.status, late.body.type]).toEqual([403, expect.stringMatching(/recent-sign-in-needed$/)])
  expect(await exists(user)).toBe(true)
  await signedInAt(4.9)
  expect((await ask(deleteMe, {}, { as })).status).toBe(204)
})

it('S08: takes the password instead, in the form', async () => {
  const user = await aUser()
  const actor = await inBrowser(user)
  await expect(deleteOwnAccountHere(actor, { current_password: 'bukan yang itu' })).rejects.toMatchObject({
    type: 'wrong-password',
  })
  expect(await exists(user)).toBe(true)
  await deleteOwnAccountHere(actor, { current_password: PASSWORD })
  expect(await exists(user)).toBe(false)
})

it('keeps the last active administrator, also when the last two leave at once', async () => {
  await aUser({ role: 'admin', status: 'suspended' })
  const two = [await aUser({ role: 'admin' }), await aUser({ role: 'admin' })]
  const callers = [await bearer(two[0] as Person), await bearer(two[1] as Person)]
  const answers = await Promise.all(callers.map((as) => ask(deleteMe, {}, { as })))
  expect(answers.map((answer) => answer.status).sort()).toEqual([204, 409])
  const left = inArray(
    users.id,
    two.map((person) => person.id),
  )
  expect(await db.$count(users, left)).toBe(1)
})
