import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { newId } from '#db/id.ts'
import { apiKeys, auditLog } from '#db/schema/index.ts'
import { revokeKey } from '#lib/keys/contract.ts'
import { listUsers } from '#lib/users/contract.ts'
import { ask } from '#tests/ask.ts'
import { aKey, aUser, bearer } from '#tests/factories.ts'

it('S35: is felt by the very next request, and audited', async () => {
  const user = await aUser({ role: 'developer' })
  const { id, authorization } = await aKey(user, ['courses:read'])
  expect((await ask(listUsers, {}, { as: authorization })).status).toBe(403)
  expect((await ask(revokeKey, { id }, { as: await bearer(user) })).status).toBe(204)
  expect((await ask(listUsers, {}, { as: authorization })).status).toBe(401)
  const trail = await db.select().from(auditLog).where(eq(auditLog.recordId, id)).orderBy(auditLog.seq)
  expect(trail.map((e) => e.operation)).toEqual(['INSERT', 'UPDATE'])
})

it('S36: finds nobody else’s key, no unknown one, and none twice', async () => {
  const [mine, other] = [await aUser({ role: 'developer' }), await aUser({ role: 'developer' })]
  const as = await bearer(mine)
  const theirs = await aKey(other, ['courses:read'])
  const own = await aKey(mine, ['courses:read'])
  expect((await ask(revokeKey, { id: theirs.id }, { as })).status).toBe(404)
  expect((await ask(revokeKey, { id: newId() }, { as })).status).toBe(404)
  expect((await ask(revokeKey, { id: own.id }, { as })).status).toBe(204)
  expect((await ask(revokeKey, { id: own.id }, { as })).status).toBe(404)
  expect((await db.select().from(apiKeys).where(eq(apiKeys.id, theirs.id)))[0]?.revokedAt).toBeNull()
})

it('S39: answers odd ids with a problem, never with an error of ours', async () => {
  const as = await bearer(await aUser({ role: 'developer' }))
  for (const id of ["'; drop table users; --", '0', 'x'.repeat(10_000), '%00', '[object Object]'])
    expect((await ask(revokeKey, { id }, { as })).status).toBe(422)
})
