import { and, eq, getTableName } from 'drizzle-orm'
import pg from 'pg'
import { expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { analyticsRuns, auditLog, users } from '#db/schema/index.ts'
import { createToken, exportMe, updateMe } from '#lib/accounts/contract.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { ask } from '#tests/ask.ts'
import { aKey, aUser, bearer, PASSWORD, system } from '#tests/factories.ts'
import { anAuthenticator } from '#tests/second-factor.ts'
import { aSession } from '#tests/sessions.ts'

it('hands out everything that is kept about the person as one file', async () => {
  const user = await aUser({ role: 'developer', name: 'Ni Luh' })
  const as = await bearer(user)
  await aSession(user, { lastUsedAt: new Date() })
  await ask(updateMe, { name: 'Ni Luh Sari' }, { as })
  const run = { filename: 'lada.csv', sha256: 'a'.repeat(64), bytes: 3, options: {}, result: { trend: 'naik' } }
  await transaction(system, (tx) => tx.insert(analyticsRuns).values({ userId: user.id, ...run }))
  const { status, headers, text } = await ask(exportMe, {}, { as })
  expect(status).toBe(200)
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''pintar-ekspor-[\d-]{10}\.json$/)
  expect(headers.get('cache-control')).toContain('no-store')
  expect(JSON.parse(text)).toMatchObject({
    account: { id: user.id, email: user.email, name: 'Ni Luh Sari', role: 'developer' },
    sessions: [{ ip: '203.0.113.7', user_id: user.id }],
    session_uses: [{ last_used_at: expect.any(String) }],
    analytics_runs: [{ filename: 'lada.csv', result: { trend: 'naik' } }],
    audit_log: [{ table_name: 'users', operation: 'UPDATE', record_id: user.id }],
  })
  const exported = and(eq(auditLog.tableName, 'export'), eq(auditLog.actorId, user.id))
  expect(await db.$count(auditLog, exported)).toBe(1)
})

it('S64: holds no secret, and nothing of anybody else', async () => {
  const [user, other] = [await aUser({ role: 'developer' }), await aUser({ name: 'Orang Lain' })]
  const { key } = await aKey(user, ['courses:read'])
  const { recoveryCodes } = await anAuthenticator(user)
  const as = await bearer(user)
  await ask(createToken, { email: other.email, password: PASSWORD })
  await aKey(other, ['courses:read'])
  const { text } = await ask(exportMe, {}, { as })
  const names = text.match(/"(\w+)":/g)?.join() ?? ''
  expect(names).not.toMatch(/digest|hash|sealed|epoch/)
  expect(names).toContain('last4')
  for (const secret of [key, ...recoveryCodes, user.passwordHash, other.id, other.email, other.name])
    expect(text).not.toContain(secret)
})

it('leaves out no table whose rows belong to somebody', async () => {
  const { text } = await ask(exportMe, {}, { as: await bearer(await aUser()) })
  const owner = new pg.Client({ connectionString: process.env.TEST_OWNER_URL })
  await owner.connect()
  const { rows } = await owner.query<{ name: string }>(
    `select distinct conrelid::regclass::text as name from pg_constraint
      where contype = 'f' and confrelid = $1::regclass and confdeltype = 'c'`,
    [getTableName(users)],
  )
  await owner.end()
  expect(rows.length).toBeGreaterThan(10)
  expect(Object.keys(JSON.parse(text))).toEqual(expect.arrayContaining(rows.map((row) => row.name)))
})
