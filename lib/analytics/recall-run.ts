import 'server-only'
import type { z } from 'zod'
import type { Actor } from '#lib/auth/actor.ts'
import { type Download, Reply } from '#lib/http/contract.ts'
import type { Kept } from '#lib/http/idempotency.ts'
import { type AnalyticsRun, type analyze, Made, type PendingRun, type rerun } from './contract.ts'
import { tableOf } from './export-run.ts'
import { getFinishedRun, getTakenRun } from './queries.ts'
import { presentDone } from './stored-run.ts'

/**
 * What `analyze` answered first, to the same request with the same Idempotency-Key, made again of the run: one that was
 * deleted meanwhile is not found.
 */
export async function recallAnalysis(
  actor: Actor,
  asked: z.output<typeof analyze.input>,
  { status, output }: Kept,
): Promise<AnalyticsRun | Download | Reply<202, PendingRun>> {
  const { id } = Made.parse(output)
  if (status === 202) return new Reply(202, await getTakenRun(actor, id))
  const run = await getFinishedRun(actor, id)
  return asked.export_format === 'csv' ? tableOf(run, 'periods') : presentDone(run, asked)
}

/** The same of `rerun`. */
export async function recallRerun(
  actor: Actor,
  _: z.output<typeof rerun.input>,
  { output }: Kept,
): Promise<AnalyticsRun> {
  const { id } = Made.parse(output)
  return presentDone(await getFinishedRun(actor, id), { include_visualizations: false, language: 'id' })
}
