import 'server-only'
import { and, desc, eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { db } from '#db/client.ts'
import { analyticsJobs, analyticsRuns } from '#db/schema/index.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { page, readCursor } from '#lib/http/cursor.ts'
import { Problem } from '#lib/http/problem.ts'
import type { Analysis } from './analysis.ts'
import type { AnalyticsRun, getRun, listRuns, PendingRun } from './contract.ts'
import { presentDone, presentPending, presentTaken, standing, statusOf } from './stored-run.ts'

/** Own runs, newest first; the results stay where they are. */
export async function listAnalyticsRuns(
  actor: Actor,
  { limit, cursor }: z.output<typeof listRuns.input>,
): Promise<z.input<typeof listRuns.output>> {
  const after = readCursor('runs', cursor)
  const [createdAt, id] = after ? [new Date(String(after[0])), String(after[1])] : []
  const { id: runId, createdAt: at, filename, bytes, sha256 } = analyticsRuns
  const rows = await db
    .select({ id: runId, createdAt: at, filename, bytes, sha256, ...standing })
    .from(analyticsRuns)
    .leftJoin(analyticsJobs, eq(analyticsJobs.runId, runId))
    .where(
      and(
        eq(analyticsRuns.userId, actor.id),
        createdAt && id ? sql`(${at}, ${runId}) < (${createdAt}, ${id}::uuid)` : undefined,
      ),
    )
    .orderBy(desc(at), desc(runId))
    .limit(limit + 1)
  const { data, next_cursor } = page('runs', rows, limit, (row) => [row.createdAt.toISOString(), row.id])
  return {
    data: data.map((row) => ({ ...row, created_at: row.createdAt.toISOString(), status: statusOf(row) })),
    next_cursor,
  }
}

type Wished = z.output<typeof getRun.input>

/** An own run, done or not. Somebody else's is not found. */
export async function getAnalyticsRun(actor: Actor, wished: Wished): Promise<AnalyticsRun | PendingRun> {
  const row = await findRow(actor, wished.id)
  if (!row) throw new Problem('run-not-found')
  const { result, ...rest } = row
  return result ? presentDone({ ...rest, analysis: result as Analysis }, wished) : presentPending(rest)
}

/** An own run that has a result. */
export async function getFinishedRun(actor: Actor, id: string) {
  const row = await findRow(actor, id)
  if (!row) throw new Problem('run-not-found')
  if (!row.result) throw new Problem('run-not-done')
  return { ...row, analysis: row.result as Analysis }
}

/** An own run as it was taken: what a 202 said of it. */
export async function getTakenRun(actor: Actor, id: string): Promise<PendingRun> {
  const row = await findRow(actor, id)
  if (!row) throw new Problem('run-not-found')
  return presentTaken(row)
}

/** An own run that is done, and whether a script made it with an API key. */
export async function findRunWithOrigin(actor: Actor, id: string): Promise<{ run: Analysis; byKey: boolean } | null> {
  const row = await findRow(actor, id)
  return row?.result ? { run: row.result as Analysis, byKey: row.keyId !== null } : null
}

async function findRow(actor: Actor, id: string) {
  const { createdAt, keyId, filename, sha256, bytes, options: settings, result } = analyticsRuns
  const { stage, share } = analyticsJobs
  const [row] = await db
    .select({
      id: analyticsRuns.id,
      createdAt,
      keyId,
      filename,
      sha256,
      bytes,
      settings,
      result,
      stage,
      share,
      ...standing,
    })
    .from(analyticsRuns)
    .leftJoin(analyticsJobs, eq(analyticsJobs.runId, analyticsRuns.id))
    .where(and(eq(analyticsRuns.id, id), eq(analyticsRuns.userId, actor.id)))
  return row
}
