import 'server-only'
import { inArray, lt, sql } from 'drizzle-orm'
import { analyticsRuns } from '#db/schema/index.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { env } from '#lib/env.ts'

/** In one transaction, so that none takes long: each row of the trail names what was in a result by its digest. */
const BATCH = 100

/** For a job of the schedule: runs that are older than they are kept. Of 0 days none ever is. */
export async function sweepOldRuns(days = env.ANALYTICS_RUN_DAYS): Promise<void> {
  if (days === 0) return
  const { id, createdAt } = analyticsRuns
  const isOld = lt(createdAt, sql`now() - make_interval(days => ${days})`)
  for (let swept = BATCH; swept === BATCH; )
    swept = await transaction({ kind: 'system', id: null }, async (tx) => {
      const old = tx.select({ id }).from(analyticsRuns).where(isOld).limit(BATCH)
      return (await tx.delete(analyticsRuns).where(inArray(id, old)).returning({ id })).length
    })
}
