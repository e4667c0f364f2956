import { and, eq, isNull, sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { newId } from '#db/id.ts'
import { apiKeys, auditLog, outbox } from '#db/schema/index.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { listCourses } from '#lib/courses/contract.ts'
import { renderMail } from '#lib/email/templates.ts'
import { issueKey, listKeys, revokeKey, rotateKey } from '#lib/keys/contract.ts'
import { ask } from '#tests/ask.ts'
import { aKey, aUser, bearer, bearerOf, system } from '#tests/factories.ts'

const HOUR_MS = 3_600_000
const statusWith = async (key: string) => (await ask(listCourses, {}, { as: `ApiKey ${key}` })).status
const rowOf = async (id: string) => (await db.select().from(apiKeys).where(eq(apiKeys.id, id)))[0]

async function aDeveloper() {
  const user = await aUser({ role: 'developer' })
  return { user, as: await bearer(user) }
}

it('S34: issues a successor at once, and the old key works on for 24 hours, then no more', async () => {
  const { user, as } = await aDeveloper()
  const old = await aKey(user, ['courses:read', 'analytics:run'], {
    expiresAt: new Date(Date.now() + 90 * 24 * HOUR_MS),
  })
  const { status, body, headers } = await ask(rotateKey, { id: old.id }, { as })
  expect([status, headers.get('cache-control')]).toEqual([201, 'private, no-store'])
  expect(body).toMatchObject({ name: 'Uji', scopes: ['courses:read', 'analytics:run'] })
  expect([await statusWith(old.key), await statusWith(body.key)]).toEqual([200, 200])

  const [before, after] = [await rowOf(old.id), await rowOf(body.id)]
  expect(after).toMatchObject({ lineageId: before?.lineageId, replacedAt: null, noticeDays: null })
  expect(before?.expiresAt.getTime()).toBe((before?.replacedAt?.getTime() ?? 0) + 24 * HOUR_MS)

  await transaction(system, (tx) => tx.update(apiKeys).set({ expiresAt: sql`now()` }).where(eq(apiKeys.id, old.id)))
  expect([await statusWith(old.key), await statusWith(body.key)]).toEqual([401, 200])
})

it('S34: takes an overlap of 0 to 72 hours, and none makes a key last longer than it did', async () => {
  const { user, as } = await aDeveloper()
  const atOnce = await aKey(user, ['courses:read'])
  expect((await ask(rotateKey, { id: atOnce.id, overlap_hours: 0 }, { as })).status).toBe(201)
  expect(await statusWith(atOnce.key)).toBe(401)

  const ending = await aKey(user, ['courses:read'], { expiresAt: new Date(Date.now() + HOUR_MS) })
  const { expiresAt } = (await rowOf(ending.id)) ?? {}
  expect((await ask(rotateKey, { id: ending.id, overlap_hours: 72 }, { as })).status).toBe(201)
  expect((await rowOf(ending.id))?.expiresAt).toEqual(expiresAt)

  const { id } = await aKey(user, ['courses:read'])
  for (const overlap_hours of [-1, 73, 1.5]) {
    const { status, body } = await ask(rotateKey, { id, overlap_hours }, { as })
    expect([status, body.errors[0].pointer]).toEqual([422, '/overlap_hours'])
  }
})

it('S34: to ten requests at once issues one successor', async () => {
  const { user, as } = await aDeveloper()
  const { id } = await aKey(user, ['courses:read'])
  const answers = await Promise.all(Array.from({ length: 10 }, () => ask(rotateKey, { id }, { as })))
  expect(answers.map((a) => a.status).sort()).toEqual([201, ...Array(9).fill(409)])
  expect(answers.find((a) => a.status === 409)?.body.type).toMatch(/key-replaced$/)
  expect(await db.$count(apiKeys, and(eq(apiKeys.lineageId, id), isNull(apiKeys.replacedAt)))).toBe(1)
  expect(await db.$count(apiKeys, eq(apiKeys.lineageId, id))).toBe(2)
})

it('S34, S36: rotates what is one’s own and works, and nothing else', async () => {
  const { user, as } = await aDeveloper()
  const past = new Date(Date.now() - 1000)
  const other = await aKey(await aUser({ role: 'developer' }), ['courses:read'])
  const unknown = [other.id, newId()]
  for (const wanted of [{ revokedAt: past }, { expiresAt: past }])
    unknown.push((await aKey(user, ['courses:read'], wanted)).id)
  for (const id of unknown) expect((await ask(rotateKey, { id }, { as })).status).toBe(404)
  expect((await rowOf(other.id))?.replacedAt).toBeNull()

  const own = await aKey(user, ['courses:read'])
  expect((await ask(rotateKey, { id: own.id })).status).toBe(401)
  expect((await ask(rotateKey, { id: own.id }, { as: await bearerOf('learner') })).status).toBe(403)
  expect((await ask(rotateKey, { id: own.id }, { as: own.authorization })).status).toBe(403)
  expect((await ask(rotateKey, { id: own.id, name: 'lain', scopes: ['toolkit:read'] }, { as })).status).toBe(422)
})

it('S34, S35: rotated again and again, no more than two of a lineage work', async () => {
  const { user, as } = await aDeveloper()
  const keys = [await aKey(user, ['courses:read'])] as { id: string; key: string }[]
  const bystander = await aKey(user, ['courses:read'])
  expect((await ask(rotateKey, { id: bystander.id, overlap_hours: 72 }, { as })).status).toBe(201)
  for (let i = 0; i < 4; i++) {
    const { status, body } = await ask(rotateKey, { id: keys.at(-1)?.id, overlap_hours: 72 }, { as })
    expect(status).toBe(201)
    keys.push(body)
    const working = await Promise.all(keys.map(({ key }) => statusWith(key)))
    expect(working).toEqual([...Array(i).fill(401), 200, 200])
  }
  expect(await statusWith(bystander.key)).toBe(200)
})

it('S35: rotating and revoking the successor, again and again, leaves no more than five that work', async () => {
  const { user, as } = await aDeveloper()
  const round = async () => {
    const issued = await ask(issueKey, { name: 'Lagi', scopes: ['courses:read'] }, { as })
    if (issued.status !== 201) return issued.status
    const { body } = await ask(rotateKey, { id: issued.body.id, overlap_hours: 72 }, { as })
    return (await ask(revokeKey, { id: body.id }, { as })).status
  }
  const rounds = []
  for (let i = 0; i < 6; i++) rounds.push(await round())
  expect(rounds).toEqual([...Array(5).fill(204), 409])
  const works = and(eq(apiKeys.userId, user.id), isNull(apiKeys.revokedAt), sql`${apiKeys.expiresAt} > now()`)
  expect(await db.$count(apiKeys, works)).toBe(5)
})

it('S35: a replaced key leaves its place among the five to its successor', async () => {
  const { user, as } = await aDeveloper()
  const keys = await Promise.all(Array.from({ length: 5 }, () => aKey(user, ['courses:read'])))
  const issue = () => ask(issueKey, { name: 'Keenam', scopes: ['courses:read'] }, { as })
  const heads = await Promise.all(keys.map(async ({ id }) => (await ask(rotateKey, { id }, { as })).body.id))
  expect((await issue()).status).toBe(409)
  expect((await ask(revokeKey, { id: heads[0] }, { as })).status).toBe(204)
  expect((await issue()).status).toBe(409) // its predecessor still works, and keeps the place
  expect((await ask(revokeKey, { id: keys[0]?.id }, { as })).status).toBe(204)
  expect((await issue()).status).toBe(201) // four replaced ones still work beside it
  const { data } = (await ask(listKeys, {}, { as })).body
  expect(data.filter((key: { replaced_at: string | null }) => key.replaced_at)).toHaveLength(5)
})

it('S35: each of a lineage is revoked by itself', async () => {
  const { user, as } = await aDeveloper()
  const old = await aKey(user, ['courses:read'])
  const head = (await ask(rotateKey, { id: old.id }, { as })).body
  expect((await ask(revokeKey, { id: head.id }, { as })).status).toBe(204)
  expect([await statusWith(old.key), await statusWith(head.key)]).toEqual([200, 401])
  expect((await ask(rotateKey, { id: head.id }, { as })).status).toBe(404)
  expect((await ask(revokeKey, { id: old.id }, { as })).status).toBe(204)
  expect(await statusWith(old.key)).toBe(401)
})

it('S35, S29: is audited in one transaction, and mailed without a key', async () => {
  const { user, as } = await aDeveloper()
  const old = await aKey(user, ['courses:read'])
  const { body } = await ask(rotateKey, { id: old.id }, { as })
  const trail = await db.select().from(auditLog).where(eq(auditLog.actorId, user.id)).orderBy(auditLog.seq)
  expect(trail.map((e) => `${e.tableName} ${e.operation}`)).toEqual([
    'api_keys UPDATE',
    'api_keys INSERT',
    'outbox INSERT',
  ])
  expect(new Set(trail.map((e) => e.txid)).size).toBe(1)

  const [mail] = await db.select().from(outbox).where(eq(outbox.userId, user.id))
  const said = renderMail('key-rotated', 'en', mail?.params ?? {}).text
  expect(said).toContain(`ending in ${body.last4}`)
  expect(said).toContain(`ending in ${old.key.slice(-4)}`)
  for (const key of [old.key, body.key]) expect(JSON.stringify([mail, trail])).not.toContain(key)
})
