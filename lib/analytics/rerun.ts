import 'server-only'
import type { z } from 'zod'
import { analyticsRuns } from '#db/schema/index.ts'
import { transaction } from '#lib/audit/transaction.ts'
import type { Actor } from '#lib/auth/actor.ts'
import type { RequestContext } from '#lib/http/run.ts'
import { ownedBy } from './analyze.ts'
import type { AnalyticsRun, rerun, Settings } from './contract.ts'
import { analyzeAgain } from './pooled-run.ts'
import { getFinishedRun } from './queries.ts'
import { optionsOf, settingsOf } from './settings.ts'
import { presentDone } from './stored-run.ts'

/**
 * Analyses what a stored run has read once more, cleaned or forecast otherwise, as a new run. The periods are those of the
 * file as it was aggregated then: how it was read does not change, and its account of rows is the same. A setting that is not
 * named stays as in the stored run.
 */
export async function rerunAnalysis(
  actor: Actor,
  { id, ...asked }: z.output<typeof rerun.input>,
  { signal }: RequestContext,
): Promise<AnalyticsRun> {
  const before = await getFinishedRun(actor, id)
  const named = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
  const settings = settingsOf({ ...(before.settings as Settings), ...named })
  const { series, comparison } = await analyzeAgain(actor, before.analysis, optionsOf(settings), { signal })
  const analysis = { ...before.analysis, series, comparison }
  const { filename, sha256, bytes } = before
  const run = { ...ownedBy(actor), filename, sha256, bytes, options: settings, result: analysis }
  await transaction(actor, (tx) => tx.insert(analyticsRuns).values(run))
  return presentDone({ ...run, settings, analysis }, { include_visualizations: false, language: 'id' })
}
