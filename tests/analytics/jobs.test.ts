import { eq, sql } from 'drizzle-orm'
import pg from 'pg'
import { expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { newId } from '#db/id.ts'
import { analyticsJobs, analyticsRuns, auditLog } from '#db/schema/index.ts'
import { type Analysis, analyzeBytes } from '#lib/analytics/analysis.ts'
import { deleteRun, exportRun, getRun, listRuns, rerun } from '#lib/analytics/contract.ts'
import { cancelJob, interruptJobs, reserveJob, settleDeadJobs, startJob, type Work } from '#lib/analytics/jobs.ts'
import { defaultOptions } from '#lib/analytics/options.ts'
import { optionsOf, settingsOf } from '#lib/analytics/settings.ts'
import { transaction } from '#lib/audit/transaction.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { env } from '#lib/env.ts'
import { Problem } from '#lib/http/problem.ts'
import { ask } from '#tests/ask.ts'
import { aUser, bearer, type Person, system } from '#tests/factories.ts'

const analysis: Analysis = analyzeBytes(
  Buffer.from('date,value\n2024-01,1\n2024-02,2\n2024-03,4\n'),
  'ekspor.csv',
  defaultOptions,
)
const settings = settingsOf({
  ...{
    layout: 'auto',
    date_order: 'auto',
    decimal: 'auto',
    frequency: 'auto',
    aggregate: 'sum',
    missing: 'interpolate',
  },
  ...{ outliers: 'flag', include_forecast: true, non_negative: 'auto', holidays: 'none' },
} as const)

const actorOf = (user: Person): Actor => ({
  ...{ kind: 'user', id: user.id, role: user.role, name: user.name, via: 'bearer', sessionId: null, keyId: null },
  ...{ lineageId: null, secondFactor: 'not-needed', scopes: null, ip: '203.0.113.7', requestId: 'kiriman-0001' },
})

/** A run that is under way until the test says how it ends. */
async function aJob(user: Person) {
  const actor = actorOf(user)
  const run = { id: newId(), userId: user.id, filename: 'ekspor.csv', sha256: 'a'.repeat(64), bytes: 40 }
  const outcome = Promise.withResolvers<Analysis>()
  const stopped = Promise.withResolvers<unknown>()
  const ended = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<Parameters<Work>[0]>()
  const work: Work = (hooks) => {
    begun.resolve(hooks)
    hooks.signal.addEventListener('abort', () => {
      stopped.resolve(hooks.signal.reason)
      outcome.reject(hooks.signal.reason) // as a thread that is ended does
    })
    return outcome.promise
  }
  await transaction(actor, (tx) =>
    reserveJob(tx, user.id, run.id, () => tx.insert(analyticsRuns).values({ ...run, options: settings })),
  )
  const start = async () => {
    startJob(actor, run.id, work, async () => ended.resolve())
    return begun.promise
  }
  return { id: run.id, start, outcome, stopped: stopped.promise, ended: ended.promise }
}

const rowOf = async (id: string) => (await db.select().from(analyticsRuns).where(eq(analyticsRuns.id, id)))[0]
const jobsOf = (id: string) => db.$count(analyticsJobs, eq(analyticsJobs.runId, id))

it('tells how far it is while it is under way, then its result, stored in the name of who asked', async () => {
  const user = await aUser()
  const as = await bearer(user)
  const job = await aJob(user)
  const { onProgress } = await job.start()
  const read = async () => (await ask(getRun, { id: job.id }, { as })).body
  expect(await read()).toEqual({
    ...{
      id: job.id,
      created_at: expect.any(String),
      status: 'running',
      filename: 'ekspor.csv',
      settings,
      problem: null,
    },
    progress: { stage: 'queued', share: 0 },
  })
  onProgress({ stage: 'models', share: 0.25 })
  await expect.poll(async () => (await read()).progress).toEqual({ stage: 'models', share: 0.25 })
  expect((await ask(listRuns, {}, { as })).body.data).toMatchObject([{ id: job.id, status: 'running' }])
  for (const contract of [exportRun, rerun])
    expect((await ask(contract, { id: job.id }, { as })).body.type).toMatch(/run-not-done$/)

  job.outcome.resolve(analysis)
  await job.ended
  expect(await read()).toMatchObject({ ...analysis, id: job.id, status: 'done' })
  expect((await ask(listRuns, {}, { as })).body.data).toMatchObject([{ id: job.id, status: 'done' }])
  expect(await jobsOf(job.id)).toBe(0)
  const trail = await db.select().from(auditLog).where(eq(auditLog.recordId, job.id)).orderBy(auditLog.seq)
  expect(trail.map((e) => [e.operation, e.tableName, e.actorId, e.requestId])).toEqual([
    ['INSERT', 'analytics_runs', user.id, 'kiriman-0001'],
    ['UPDATE', 'analytics_runs', user.id, 'kiriman-0001'],
  ])
  expect(JSON.stringify(trail)).not.toContain('"series"')
})

it('stores why it failed, in the words that the answer would have had', async () => {
  const user = await aUser()
  const job = await aJob(user)
  await job.start()
  const errors = [{ pointer: '/date_order', detail: '03/04/2024 could be either.' }]
  job.outcome.reject(new Problem('ambiguous-date', { detail: '03/04/2024 could be either.', errors }))
  await job.ended
  const { body } = await ask(getRun, { id: job.id }, { as: await bearer(user) })
  expect(body).toMatchObject({ status: 'failed', progress: null })
  expect(body.problem).toEqual({
    type: `${env.APP_URL}/problems/ambiguous-date`,
    title: 'The dates can be read in two ways',
    status: 422,
    detail: '03/04/2024 could be either.',
    errors,
  })
})

it('says of the unexpected no more than that', async () => {
  const user = await aUser()
  const job = await aJob(user)
  await job.start()
  job.outcome.reject(new Error('password=hunter2'))
  await job.ended
  const { text, body } = await ask(getRun, { id: job.id }, { as: await bearer(user) })
  expect(body.problem.type).toMatch(/unexpected$/)
  expect(text).not.toContain('hunter2')
})

it('keeps its result where that it is being stored could not be written', async () => {
  const job = await aJob(await aUser())
  await job.start()
  const owner = new pg.Client({ connectionString: process.env.TEST_OWNER_URL })
  await owner.connect()
  try {
    await owner.query(`alter table analytics_jobs add constraint no_storing check (stage <> 'storing')`)
    job.outcome.resolve(analysis)
    await job.ended
  } finally {
    await owner.query('alter table analytics_jobs drop constraint no_storing')
    await owner.end()
  }
  expect([(await rowOf(job.id))?.result, await jobsOf(job.id)]).toEqual([analysis, 0])
})

it('waits for a thread where a request would be told that there are too many', async () => {
  const user = await aUser()
  const job = await aJob(user)
  let tries = 0
  startJob(
    actorOf(user),
    job.id,
    async () => {
      if (++tries === 1) throw new Problem('busy')
      return analysis
    },
    async () => job.outcome.resolve(analysis),
  )
  await job.outcome.promise
  expect([tries, (await rowOf(job.id))?.problem]).toEqual([2, null])
})

it('is cancelled by deleting its run, and stores nothing any more', async () => {
  const user = await aUser()
  const as = await bearer(user)
  const job = await aJob(user)
  await job.start()
  expect((await ask(deleteRun, { id: job.id }, { as })).status).toBe(204)
  await job.stopped
  await job.ended
  expect([await rowOf(job.id), await jobsOf(job.id)]).toEqual([undefined, 0])
  cancelJob(job.id) // it is not there any more
})

it('notices by itself that another process has deleted its run', async () => {
  const job = await aJob(await aUser())
  await job.start()
  await transaction(system, (tx) => tx.delete(analyticsRuns).where(eq(analyticsRuns.id, job.id)))
  await job.stopped
  await job.ended
  expect(await rowOf(job.id)).toBeUndefined()
})

it('is said to be interrupted where its process has died, at once, and for good by the sweep', async () => {
  const user = await aUser()
  const as = await bearer(user)
  const [job, other] = [await aJob(user), await aJob(user)]
  const { onProgress } = await other.start()
  onProgress({ stage: 'reading', share: 0.5 })
  const isIt = eq(analyticsJobs.runId, job.id)
  await transaction(system, (tx) =>
    tx.update(analyticsJobs).set({ leaseUntil: sql`now() - interval '1 millisecond'` }).where(isIt),
  )
  const dead = (await ask(getRun, { id: job.id }, { as })).body
  expect(dead).toMatchObject({ status: 'failed', progress: null, problem: { status: 503 } })
  expect(dead.problem.type).toMatch(/run-interrupted$/)
  const listed = (await ask(listRuns, {}, { as })).body.data
  expect(listed.map((it: { status: string }) => it.status)).toEqual(['running', 'failed'])
  expect((await rowOf(job.id))?.problem).toBeNull()

  await settleDeadJobs()
  expect((await ask(getRun, { id: job.id }, { as })).body).toEqual(dead)
  expect([(await rowOf(job.id))?.problem?.type, await jobsOf(job.id)]).toEqual(['run-interrupted', 0])
  expect([(await rowOf(other.id))?.problem, await jobsOf(other.id)]).toEqual([null, 1])

  // It was only slow, and is not believed any more.
  await job.start()
  job.outcome.resolve(analysis)
  await job.ended
  expect((await ask(getRun, { id: job.id }, { as })).body).toEqual(dead)
  other.outcome.resolve(analysis)
  await other.ended
})

it('is said to be interrupted by a process that ends, before it ends', async () => {
  const user = await aUser()
  const [one, two] = [await aJob(user), await aJob(user)]
  await one.start()
  await two.start()
  await interruptJobs()
  for (const { id } of [one, two])
    expect([(await rowOf(id))?.problem?.type, await jobsOf(id)]).toEqual(['run-interrupted', 0])
  expect((await one.stopped) as Problem).toMatchObject({ type: 'run-interrupted' })
})

it('does not even begin in a process that drains', async () => {
  const job = await aJob(await aUser())
  Reflect.set(globalThis, Symbol.for('pintar.draining'), true)
  try {
    await job.start()
    await job.ended
  } finally {
    Reflect.deleteProperty(globalThis, Symbol.for('pintar.draining'))
  }
  expect([(await rowOf(job.id))?.problem?.type, await jobsOf(job.id)]).toEqual(['run-interrupted', 0])
})

it('is one of so many that an account may have under way, however many ask at once', async () => {
  const user = await aUser()
  const asked = await Promise.allSettled(Array.from({ length: env.ANALYTICS_RUNNING_MAX + 3 }, () => aJob(user)))
  const refused = asked.flatMap((it) => (it.status === 'rejected' ? [it.reason] : []))
  expect(refused).toHaveLength(3)
  for (const reason of refused) expect(reason).toMatchObject({ type: 'too-many-running', status: 429, retryAfter: 5 })
  expect(await db.$count(analyticsRuns, eq(analyticsRuns.userId, user.id))).toBe(env.ANALYTICS_RUNNING_MAX)
  await aJob(await aUser())
  // The dead do not count.
  const own = db.select({ id: analyticsRuns.id }).from(analyticsRuns).where(eq(analyticsRuns.userId, user.id))
  await transaction(system, (tx) =>
    tx.update(analyticsJobs).set({ leaseUntil: sql`now()` }).where(sql`${analyticsJobs.runId} in ${own}`),
  )
  await aJob(user)
})

it('keeps the settings that its options come from', () => {
  expect(optionsOf(settings)).toEqual(defaultOptions)
})
