import 'server-only'
import type { z } from 'zod'
import { newId } from '#db/id.ts'
import { analyticsRuns } from '#db/schema/index.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { afterCommit } from '#lib/audit/unit-of-work.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { type Download, Reply } from '#lib/http/contract.ts'
import { Problem } from '#lib/http/problem.ts'
import type { RequestContext } from '#lib/http/run.ts'
import { log } from '#lib/log.ts'
import { filenameOf } from './analysis.ts'
import type { AnalyticsRun, analyze, PendingRun } from './contract.ts'
import { deleteAnalyticsRun } from './delete-run.ts'
import { tableOf } from './export-run.ts'
import { reserveJob, startJob, type Work } from './jobs.ts'
import { analyzeUpload } from './pooled-run.ts'
import { optionsOf, settingsOf } from './settings.ts'
import { presentDone, presentTaken } from './stored-run.ts'

type Asked = z.output<typeof analyze.input>

/**
 * Analyses a file in a thread of the pool and stores the result for its owner; the file itself is not kept. Asked to answer
 * before it is done, it stores what was asked, answers with the run's address and goes on.
 */
export async function analyzeFile(
  actor: Actor,
  asked: Asked,
  context: RequestContext,
): Promise<AnalyticsRun | Download | Reply<202, PendingRun>> {
  return context.respondAsync
    ? new Reply(202, await analyzeLater(actor, asked, context))
    : analyzeNow(actor, asked, context)
}

async function analyzeNow(actor: Actor, { file, ...asked }: Asked, { signal }: RequestContext) {
  const settings = settingsOf(asked)
  const analysis = await analyzeUpload(actor, file, optionsOf(settings), { signal })
  const { filename, sha256, bytes } = analysis.input
  const run = { ...ownedBy(actor), filename, sha256, bytes, options: settings, result: analysis }
  await transaction(actor, (tx) => tx.insert(analyticsRuns).values(run))
  return asked.export_format === 'csv'
    ? tableOf({ id: run.id, analysis }, 'periods')
    : presentDone({ ...run, settings, analysis }, asked)
}

async function analyzeLater(actor: Actor, { file, ...asked }: Asked, { keepUpload, signal }: RequestContext) {
  if (asked.export_format === 'csv') throw noTableYet()
  const settings = settingsOf(asked)
  const { sha256, bytes } = file
  const run = { ...ownedBy(actor), filename: filenameOf(file.filename), sha256, bytes, options: settings }
  await transaction(actor, (tx) => reserveJob(tx, actor.id, run.id, () => tx.insert(analyticsRuns).values(run)))
  const work: Work = (hooks) => analyzeUpload(actor, file, optionsOf(settings), { ...hooks, patient: true })
  // Who went away before there was an address to be told has nothing to cancel the run by.
  afterCommit(() => (signal.aborted ? discard(actor, run.id) : startJob(actor, run.id, work, keepUpload())))
  return presentTaken({ ...run, settings })
}

const discard = (actor: Actor, id: string): void =>
  void deleteAnalyticsRun(actor, { id }).catch((error) => log.warn({ err: error, run: id }, 'unwanted run not deleted'))

function noTableYet(): Problem {
  const detail = 'With `Prefer: respond-async` the answer is the run. Once it is done, its table is at …/export.'
  return new Problem('invalid-input', { errors: [{ pointer: '/export_format', detail }] })
}

/** What of a stored run is known before there is a result. */
export const ownedBy = (actor: Actor) => ({ id: newId(), userId: actor.id, keyId: actor.keyId, createdAt: new Date() })
