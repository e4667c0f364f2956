import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { apiKeys, auditLog, outbox, users } from '#db/schema/index.ts'
import { becomeDeveloper, listKeys } from '#lib/keys/contract.ts'
import { ask } from '#tests/ask.ts'
import { aUser, bearer, bearerOf } from '#tests/factories.ts'

it('makes a developer, issues the first key, owes the notice and audits it all in one transaction', async () => {
  const user = await aUser()
  const as = await bearer(user)
  const { status, body } = await ask(becomeDeveloper, {}, { as })
  expect(status).toBe(200)
  expect(body).toMatchObject({
    role: 'developer',
    api_key: { key: expect.stringMatching(/^pe_test_[0-9A-Za-z]{38}$/) },
  })

  const trail = await db.select().from(auditLog).where(eq(auditLog.actorId, user.id))
  expect(trail.map((e) => `${e.tableName} ${e.operation}`).sort()).toEqual([
    'api_keys INSERT',
    'outbox INSERT',
    'users UPDATE',
  ])
  expect(new Set(trail.map((e) => e.txid)).size).toBe(1)
  expect(trail.find((e) => e.tableName === 'users')).toMatchObject({
    old: { role: 'learner' },
    new: { role: 'developer' },
  })

  const [mail] = await db.select().from(outbox).where(eq(outbox.userId, user.id))
  expect(mail).toMatchObject({ template: 'key-issued', params: { last4: body.api_key.last4 } })
  expect(JSON.stringify(mail)).not.toContain(body.api_key.key)
  // The same bearer token now opens what only developers may see: the role is read anew.
  expect((await ask(listKeys, {}, { as })).status).toBe(200)
})

it('S38: gives nobody a role that was asked for in the body', async () => {
  const user = await aUser()
  const { status } = await ask(becomeDeveloper, { new_role: 'admin', role: 'admin' }, { as: await bearer(user) })
  expect(status).toBe(422)
  expect((await db.select().from(users).where(eq(users.id, user.id)))[0]?.role).toBe('learner')
})

it('refuses who may already use the API, and issues one key to two requests at once', async () => {
  expect((await ask(becomeDeveloper, {}, { as: await bearerOf('admin') })).status).toBe(409)
  const user = await aUser()
  const as = await bearer(user)
  const answers = await Promise.all([1, 2, 3].map(() => ask(becomeDeveloper, {}, { as })))
  expect(answers.map((a) => a.status).sort()).toEqual([200, 409, 409])
  expect(await db.$count(apiKeys, eq(apiKeys.userId, user.id))).toBe(1)
})
