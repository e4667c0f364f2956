import 'server-only'
import { and, desc, eq, lt, or } from 'drizzle-orm'
import type { z } from 'zod'
import { db } from '#db/client.ts'
import { analyticsRuns } from '#db/schema/index.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { Download } from '#lib/http/contract.ts'
import { page, readCursor } from '#lib/http/cursor.ts'
import { Problem } from '#lib/http/problem.ts'
import type { Analysis } from './analysis.ts'
import type { AnalyticsRun, exportRun, listRuns, Settings } from './contract.ts'
import { analysisToCsv, rejectedToCsv } from './export/tidy.ts'

/** Own runs, newest first; the results stay where they are. */
export async function listAnalyticsRuns(
  actor: Actor,
  { limit, cursor }: z.output<typeof listRuns.input>,
): Promise<z.input<typeof listRuns.output>> {
  const after = readCursor('runs', cursor)
  const [createdAt, id] = after ? [new Date(String(after[0])), String(after[1])] : []
  const { id: runId, createdAt: at, filename, bytes, sha256 } = analyticsRuns
  const rows = await db
    .select({ id: runId, createdAt: at, filename, bytes, sha256 })
    .from(analyticsRuns)
    .where(
      and(
        eq(analyticsRuns.userId, actor.id),
        createdAt && id ? or(lt(at, createdAt), and(eq(at, createdAt), lt(runId, id))) : undefined,
      ),
    )
    .orderBy(desc(at), desc(runId))
    .limit(limit + 1)
  const { data, next_cursor } = page('runs', rows, limit, (row) => [row.createdAt.toISOString(), row.id])
  return { data: data.map(({ createdAt, ...row }) => ({ ...row, created_at: createdAt.toISOString() })), next_cursor }
}

/** Somebody else's run is not found. */
export async function getAnalyticsRun(actor: Actor, { id }: { id: string }): Promise<AnalyticsRun> {
  const found = await findRunWithOrigin(actor, id)
  if (!found) throw new Problem('run-not-found')
  return found.run
}

/** An own run, and whether a script made it with an API key. */
export async function findRunWithOrigin(
  actor: Actor,
  id: string,
): Promise<{ run: AnalyticsRun; byKey: boolean } | null> {
  const { createdAt, keyId, options, result } = analyticsRuns
  const [row] = await db
    .select({ createdAt, keyId, options, result })
    .from(analyticsRuns)
    .where(and(eq(analyticsRuns.id, id), eq(analyticsRuns.userId, actor.id)))
  if (!row) return null
  const run = {
    id,
    created_at: row.createdAt.toISOString(),
    settings: row.options as Settings,
    ...(row.result as Analysis),
  }
  return { run, byKey: row.keyId !== null }
}

export async function exportAnalyticsRun(actor: Actor, { id, table }: z.output<typeof exportRun.input>) {
  const run = await getAnalyticsRun(actor, { id })
  const stem = run.input.filename.replace(/\.[^.]{1,5}$/, '')
  return table === 'rejected'
    ? new Download(`${stem}-rejected.csv`, csvType, rejectedToCsv(run))
    : new Download(`${stem}-analysis.csv`, csvType, analysisToCsv(run))
}

const csvType = 'text/csv; charset=utf-8'
