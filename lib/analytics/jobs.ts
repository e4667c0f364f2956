import 'server-only'
import { setTimeout } from 'node:timers/promises'
import { and, count, eq, gt, lte, sql } from 'drizzle-orm'
import { analyticsJobs, analyticsRuns, users } from '#db/schema/index.ts'
import { type Transaction, transaction } from '#lib/audit/transaction.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { env } from '#lib/env.ts'
import { isDraining } from '#lib/health.ts'
import { Problem } from '#lib/http/problem.ts'
import { asProblem } from '#lib/http/response.ts'
import { log } from '#lib/log.ts'
import type { Analysis, Progress } from './analysis.ts'
import { startHeartbeat } from './heartbeat.ts'
import { interrupted, toStore } from './stored-run.ts'

/** A process that has not renewed its lease for so long is taken for dead. */
const LEASE_SECONDS = 30
const leaseUntil = () => sql<Date>`now() + make_interval(secs => ${LEASE_SECONDS})`
const system = { kind: 'system', id: null } as const

type UnderWay = { cancel: () => void; interrupt: () => void; ended: Promise<void> }
type Shared = { analysesUnderWay?: Map<string, UnderWay> }
/** Outside the module, which the server holds more than once: for its routes and for its beginning. */
const underWay = () => ((globalThis as Shared).analysesUnderWay ??= new Map())

/** So that two requests at once cannot both be the last that is allowed, they pass the owner's row one after the other. */
export async function reserveJob(tx: Transaction, userId: string, runId: string, insertRun: () => Promise<unknown>) {
  await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('update')
  const [running] = await tx
    .select({ jobs: count() })
    .from(analyticsJobs)
    .innerJoin(analyticsRuns, eq(analyticsRuns.id, analyticsJobs.runId))
    .where(and(eq(analyticsRuns.userId, userId), gt(analyticsJobs.leaseUntil, sql`now()`)))
  if ((running?.jobs ?? 0) >= env.ANALYTICS_RUNNING_MAX)
    throw new Problem('too-many-running', {
      detail: `At most ${env.ANALYTICS_RUNNING_MAX} analyses of one account may be under way at once.`,
      retryAfter: 5,
    })
  await insertRun()
  await tx.insert(analyticsJobs).values({ runId, stage: 'queued', share: 0, leaseUntil: leaseUntil() })
}

export type Work = (hooks: { signal: AbortSignal; onProgress: (progress: Progress) => void }) => Promise<Analysis>

/** Goes on with a reserved run after its answer, and stores what comes out, in the name of who asked for it. */
export function startJob(actor: Actor, runId: string, work: Work, end: () => Promise<void>): void {
  const stop = new AbortController()
  const interrupt = () => stop.abort(interrupted)
  const ended = follow(actor, runId, stop, work)
    .catch((error) =>
      log.error({ err: error, run: runId }, 'the end of an analysis was not stored; its lease runs out'),
    )
    .finally(() => {
      underWay().delete(runId)
      return end()
    })
  underWay().set(runId, { cancel: () => stop.abort(), interrupt, ended })
  if (isDraining()) interrupt()
}

/** Ends the work on a run that its owner has deleted, if this process has it; another notices by itself. */
export const cancelJob = (runId: string): void => underWay().get(runId)?.cancel()

/** Before the process ends: what is under way is said to be interrupted, instead of seeming to go on until its lease runs out. */
export async function interruptJobs(): Promise<void> {
  const jobs = [...underWay().values()]
  for (const { interrupt } of jobs) interrupt()
  await Promise.all(jobs.map(({ ended }) => ended))
}

async function follow(actor: Actor, runId: string, stop: AbortController, work: Work): Promise<void> {
  const { signal } = stop
  const unwritten = (error: unknown) => log.warn({ err: error, run: runId }, 'progress of an analysis not written')
  const heartbeat = startHeartbeat({
    write: (progress) => writeProgress(runId, progress),
    onGone: () => stop.abort(),
    onError: unwritten,
  })
  try {
    const result = await whenThereIsRoom(() => work({ signal, onProgress: heartbeat.tell }), signal)
    await heartbeat.end()
    // Whether there is still a job to end, `settle` decides: that nobody could be told is no reason to lose the result.
    await writeProgress(runId, { stage: 'storing', share: 0 }).catch(unwritten)
    await settle(actor, runId, { result })
  } catch (error) {
    await heartbeat.end()
    const isCancelled = signal.aborted && signal.reason !== interrupted
    if (!isCancelled)
      await settle(actor, runId, { problem: toStore(asProblem(signal.aborted ? signal.reason : error)) })
  }
}

const ROOM_EVERY_MS = 1_000

/** Nobody waits at the door for this one, so it waits itself until the line before the threads has room. */
async function whenThereIsRoom<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      const isCrowded = error instanceof Problem && (error.type === 'busy' || error.type === 'too-many-running')
      if (!isCrowded) throw error
      await setTimeout(ROOM_EVERY_MS, undefined, { signal })
    }
  }
}

async function writeProgress(runId: string, { stage, share }: Progress): Promise<boolean> {
  const [job] = await transaction(system, (tx) =>
    tx
      .update(analyticsJobs)
      .set({ stage, share, leaseUntil: leaseUntil() })
      .where(eq(analyticsJobs.runId, runId))
      .returning({ runId: analyticsJobs.runId }),
  )
  return job !== undefined
}

/** The job is the right to end its run: whoever was cancelled, or taken for dead, has it no more and stores nothing. */
const settle = (actor: Actor, runId: string, outcome: Partial<typeof analyticsRuns.$inferInsert>) =>
  transaction(actor, async (tx) => {
    const [mine] = await tx.delete(analyticsJobs).where(eq(analyticsJobs.runId, runId)).returning()
    if (mine) await tx.update(analyticsRuns).set(outcome).where(eq(analyticsRuns.id, runId))
  })

/** For a job of the schedule: runs whose process has died are said to have failed, as reading them says already. */
export const settleDeadJobs = (): Promise<void> =>
  transaction(system, async (tx) => {
    const dead = await tx
      .delete(analyticsJobs)
      .where(lte(analyticsJobs.leaseUntil, sql`now()`))
      .returning({ runId: analyticsJobs.runId })
    for (const { runId } of dead)
      await tx
        .update(analyticsRuns)
        .set({ problem: toStore(interrupted) })
        .where(eq(analyticsRuns.id, runId))
  })
