import { eq, sql } from 'drizzle-orm'
import pg from 'pg'
import { expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { users } from '#db/schema/index.ts'
import { updateMe } from '#lib/accounts/contract.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { ask } from './ask.ts'
import { aUser, bearer, system } from './factories.ts'

it('S67: a connection lost in the middle of a transaction fails that transaction and nothing else', async () => {
  const admin = new pg.Client({ connectionString: process.env.TEST_SUPERUSER_URL })
  await admin.connect()
  const user = await aUser()
  const lost = transaction(system, async (tx) => {
    const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
    await admin.query('select pg_terminate_backend($1, 5000)', [rows[0]?.pid])
    await tx.update(users).set({ name: 'tidak jadi' }).where(eq(users.id, user.id))
  })
  await expect(lost).rejects.toThrow()
  const [now] = await db.select({ name: users.name }).from(users).where(eq(users.id, user.id))
  expect(now?.name).toBe(user.name)
  await admin.end()
})

it('S67: whoever waits too long for a lock is asked to come back, not told that something failed', async () => {
  const user = await aUser()
  const as = await bearer(user)
  const holder = new pg.Client({ connectionString: process.env.TEST_OWNER_URL })
  await holder.connect()
  await holder.query('begin')
  await holder.query('select 1 from users where id = $1 for update', [user.id])
  const { status, body, headers } = await ask(updateMe, { name: 'Nama Lain' }, { as })
  await holder.query('rollback')
  await holder.end()
  expect([status, headers.get('retry-after')]).toEqual([503, '1'])
  expect(body.type).toMatch(/busy$/)
})
