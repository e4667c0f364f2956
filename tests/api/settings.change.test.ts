import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog } from '#db/schema/index.ts'
import { changeSettings, getSettings } from '#lib/settings/contract.ts'
import { ask } from '#tests/ask.ts'
import { aUser, bearer, bearerOf } from '#tests/factories.ts'

it('keeps what an administrator decides, and audits each change and no other', async () => {
  const admin = await aUser({ role: 'admin' })
  const as = await bearer(admin)
  const change = (input: object) => ask(changeSettings, { ...input }, { as })
  expect((await ask(getSettings, {}, { as })).body).toEqual({ developer_approval: false })
  for (const input of [{ developer_approval: true }, {}, { developer_approval: true }])
    expect(await change(input)).toMatchObject({ status: 200 })
  expect((await ask(getSettings, {}, { as })).body).toEqual({ developer_approval: true })
  expect((await change({ developer_approval: false })).body).toEqual({ developer_approval: false })

  const trail = await db.select().from(auditLog).where(eq(auditLog.tableName, 'settings')).orderBy(auditLog.seq)
  expect(trail.map((e) => [e.operation, e.actorId, e.new?.developer_approval])).toEqual([
    ['INSERT', admin.id, true],
    ['UPDATE', admin.id, false],
  ])
})

it('S36, S38: is closed to everybody else, and takes only what it knows', async () => {
  for (const role of ['learner', 'developer'] as const) {
    const as = await bearerOf(role)
    expect((await ask(getSettings, {}, { as })).status).toBe(403)
    expect((await ask(changeSettings, { developer_approval: true }, { as })).status).toBe(403)
  }
  expect((await ask(changeSettings, { developer_approval: true })).status).toBe(401)
  const as = await bearerOf('admin')
  expect((await ask(changeSettings, { developer_approval: 'yes' }, { as })).status).toBe(422)
  expect((await ask(changeSettings, { id: 2 }, { as })).status).toBe(422)
})
