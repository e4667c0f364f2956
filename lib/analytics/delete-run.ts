import 'server-only'
import { and, eq } from 'drizzle-orm'
import { analyticsRuns } from '#db/schema/index.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { afterCommit } from '#lib/audit/unit-of-work.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { Problem } from '#lib/http/problem.ts'
import { cancelJob } from './jobs.ts'

/** Deletes an own run. One that is under way ends with it, whichever process has it. */
export async function deleteAnalyticsRun(actor: Actor, { id }: { id: string }): Promise<undefined> {
  await transaction(actor, async (tx) => {
    const [gone] = await tx
      .delete(analyticsRuns)
      .where(and(eq(analyticsRuns.id, id), eq(analyticsRuns.userId, actor.id)))
      .returning({ id: analyticsRuns.id })
    if (!gone) throw new Problem('run-not-found')
  })
  afterCommit(() => cancelJob(id))
}
