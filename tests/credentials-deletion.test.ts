import { and, eq, sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, credentials } from '#db/schema/index.ts'
import { deleteMe, exportMe } from '#lib/accounts/contract.ts'
import { getCredential, getCredentialPdf } from '#lib/credentials/contract.ts'
import { ask } from '#tests/ask.ts'
import { aHolder, fetchPublished } from '#tests/credentials.ts'
import { seedCourses } from './api/learning.ts'

beforeAll(async () => {
  await seedCourses()
})

it('takes the name and the signed credential along, and withdraws what is left', async () => {
  const { id, as, row } = await aHolder({}, 'Komang Ayu Lestari')
  const before = (await fetchPublished('http://localhost:3000/credentials/status/1')).text
  expect((await ask(deleteMe, {}, { as })).status).toBe(204)
  const [left] = await db.select().from(credentials).where(eq(credentials.id, id))
  expect(left).toMatchObject({
    ...{ userId: null, holderName: null, jwt: null, statusIndex: row.statusIndex },
    ...{ revokedAt: expect.any(Date), revocationReason: 'holder-deleted' },
  })
  expect((await fetchPublished('http://localhost:3000/credentials/status/1')).text).not.toBe(before)
  const { status, body, text } = await ask(getCredential, { id })
  expect([status, body.standing, body.holder_name, body.credential]).toEqual([200, 'revoked', null, null])
  expect(text).not.toContain('Komang')
  expect((await ask(getCredentialPdf, { id })).status).toBe(410)
})

it('S63: leaves in the trail what it leaves of every row: the name of then, and the credential by its digest alone', async () => {
  const { id, as, jwt, user } = await aHolder({}, 'Gede Suardana')
  await ask(deleteMe, {}, { as })
  const about = and(eq(auditLog.tableName, 'credentials'), eq(auditLog.recordId, id))
  const rows = await db.select().from(auditLog).where(about).orderBy(auditLog.seq)
  expect(rows.map(({ operation, actorId }) => [operation, actorId])).toEqual([
    ['INSERT', user.id],
    ['UPDATE', user.id],
  ])
  expect(rows[1]).toMatchObject({
    old: { holder_name: 'Gede Suardana', jwt: { bytes: jwt.length } },
    new: { holder_name: null, jwt: null, user_id: null },
  })
  const signature = jwt.split('.')[2] ?? ''
  const trail = sql`${auditLog.old}::text like ${`%${signature}%`} or ${auditLog.new}::text like ${`%${signature}%`}`
  expect(await db.$count(auditLog, trail)).toBe(0)
})

it('is hers to take along before: the file with her data holds the credential', async () => {
  const { id, as, jwt } = await aHolder()
  const { text } = await ask(exportMe, {}, { as })
  expect(JSON.parse(text).credentials).toMatchObject([{ id, jwt, score: 86 }])
})
