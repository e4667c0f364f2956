import { and, eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, users } from '#db/schema/index.ts'
import { updateMe } from '#lib/accounts/contract.ts'
import { ask } from '#tests/ask.ts'
import { aUser, bearer } from '#tests/factories.ts'

it('changes what was said and audits old and new', async () => {
  const user = await aUser({ name: 'Lama' })
  const { status, body } = await ask(
    updateMe,
    { name: 'Baru', certificate_name: 'Baru, S.E.' },
    { as: await bearer(user) },
  )
  expect(status).toBe(200)
  expect(body).toMatchObject({ name: 'Baru', certificate_name: 'Baru, S.E.', locale: 'id' })
  const [entry] = await db
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.recordId, user.id), eq(auditLog.operation, 'UPDATE')))
  expect(entry).toMatchObject({ actorId: user.id, old: { name: 'Lama' }, new: { name: 'Baru' } })
})

it('takes an empty name on certificates as: use my name', async () => {
  const user = await aUser({ certificateName: 'Dulu' })
  const { body } = await ask(updateMe, { certificate_name: '' }, { as: await bearer(user) })
  expect(body.certificate_name).toBeNull()
})

it('S38: changes neither role nor id nor status', async () => {
  const user = await aUser()
  const as = await bearer(user)
  for (const extra of [{ role: 'admin' }, { id: user.id }, { status: 'active' }, { user_id: user.id }])
    expect((await ask(updateMe, { name: 'X', ...extra }, { as })).status).toBe(422)
  const [now] = await db.select().from(users).where(eq(users.id, user.id))
  expect(now).toEqual(user)
})

it('takes a time zone by any of its names, and no other text', async () => {
  const as = await bearer(await aUser())
  expect((await ask(updateMe, { time_zone: 'Asia/Makassar' }, { as })).body.time_zone).toBe('Asia/Makassar')
  // Old and new names are one zone, written as this runtime writes it.
  const [old, current] = ['Asia/Calcutta', 'Asia/Kolkata']
  const names = await Promise.all([old, current].map((time_zone) => ask(updateMe, { time_zone }, { as })))
  expect(names[0]?.body.time_zone).toBe(names[1]?.body.time_zone)
  for (const time_zone of ['+07:00', 'Asia/Atlantis', '', 'GMT+7', "Asia/Jakarta'; drop table users"]) {
    const { status, body } = await ask(updateMe, { time_zone }, { as })
    expect([status, body.errors[0].pointer]).toEqual([422, '/time_zone'])
  }
})
