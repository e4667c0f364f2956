import { eq, sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { newId } from '#db/id.ts'
import { analyticsRuns, auditLog } from '#db/schema/index.ts'
import { sweepOldRuns } from '#lib/analytics/sweep.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { aUser, system } from '#tests/factories.ts'

async function runsOf(ages: string[]) {
  const user = await aUser()
  const rows = ages.map((age) => ({
    ...{ id: newId(), userId: user.id, filename: 'ekspor.csv', sha256: 'a', bytes: 1, options: {}, result: {} },
    createdAt: sql`now() - ${age}::interval`,
  }))
  await transaction(system, (tx) => tx.insert(analyticsRuns).values(rows))
  const left = async () =>
    (await db.select({ id: analyticsRuns.id }).from(analyticsRuns).where(eq(analyticsRuns.userId, user.id))).length
  return { left, ids: rows.map(({ id }) => id) }
}

it('deletes what is older than runs are kept, however many, and leaves it in the trail who did', async () => {
  const old = Array.from({ length: 230 }, () => '365 days 1 minute')
  const { left, ids } = await runsOf([...old, '364 days 23 hours', '0'])
  await sweepOldRuns()
  expect(await left()).toBe(2)
  const trail = await db
    .select()
    .from(auditLog)
    .where(eq(auditLog.recordId, ids[0] ?? ''))
  expect(trail.map((e) => [e.operation, e.actorKind])).toEqual([
    ['INSERT', 'system'],
    ['DELETE', 'system'],
  ])
})

it('deletes nothing where they are kept for good', async () => {
  const { left } = await runsOf(['20 years'])
  await sweepOldRuns(0)
  expect(await left()).toBe(1)
})
