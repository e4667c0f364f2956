import { and, eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { newId } from '#db/id.ts'
import { auditLog, users } from '#db/schema/index.ts'
import { listKeys } from '#lib/keys/contract.ts'
import { changeRole } from '#lib/users/contract.ts'
import { ask } from '#tests/ask.ts'
import { aUser, bearer, bearerOf } from '#tests/factories.ts'

it('S20: is in force at the next request, and in the audit with old and new, actor and address', async () => {
  const [admin, user] = [await aUser({ role: 'admin' }), await aUser()]
  const [as, theirs] = [await bearer(admin), await bearer(user)]
  expect((await ask(listKeys, {}, { as: theirs })).status).toBe(403)
  const { status, body } = await ask(changeRole, { id: user.id, role: 'developer' }, { as, ip: '198.51.100.9' })
  expect([status, body.role]).toEqual([200, 'developer'])
  expect((await ask(listKeys, {}, { as: theirs })).status).toBe(200)
  const [entry] = await db
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.recordId, user.id), eq(auditLog.operation, 'UPDATE')))
  expect(entry).toMatchObject({
    actorId: admin.id,
    ip: '198.51.100.9',
    old: { role: 'learner' },
    new: { role: 'developer' },
  })
})

it('never leaves the house without an administrator, also when two demote each other at once', async () => {
  const only = await db.select().from(users).where(eq(users.role, 'admin'))
  for (const { id } of only.slice(1)) await ask(changeRole, { id, role: 'learner' }, { as: await bearerOf('admin') })
  const [a, b] = [await aUser({ role: 'admin' }), await aUser({ role: 'admin' })]
  const [asA, asB] = [await bearer(a), await bearer(b)]
  const others = await db.select().from(users).where(eq(users.role, 'admin'))
  for (const { id } of others)
    if (id !== a.id && id !== b.id) await ask(changeRole, { id, role: 'learner' }, { as: asA })
  const answers = await Promise.all([
    ask(changeRole, { id: b.id, role: 'learner' }, { as: asA }),
    ask(changeRole, { id: a.id, role: 'learner' }, { as: asB }),
  ])
  expect(await db.$count(users, eq(users.role, 'admin'))).toBe(1)
  expect(answers.filter((x) => x.status === 200)).toHaveLength(1)
  const [left] = await db.select().from(users).where(eq(users.role, 'admin'))
  const last = await ask(changeRole, { id: left?.id ?? '', role: 'developer' }, { as: left?.id === a.id ? asA : asB })
  expect([last.status, last.body.type]).toEqual([409, expect.stringMatching(/last-admin$/)])
})

it('S36: is for administrators, and finds only who is there', async () => {
  const user = await aUser()
  expect((await ask(changeRole, { id: user.id, role: 'admin' }, { as: await bearer(user) })).status).toBe(403)
  const as = await bearerOf('admin')
  expect((await ask(changeRole, { id: newId(), role: 'admin' }, { as })).status).toBe(404)
  expect((await ask(changeRole, { id: user.id, role: 'owner' }, { as })).status).toBe(422)
})
