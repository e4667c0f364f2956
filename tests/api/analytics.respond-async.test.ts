import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { database } from '#db/pool.ts'
import { analyticsJobs, analyticsRuns, idempotencyKeys, users } from '#db/schema/index.ts'
import { AnalyticsRun, analyze, deleteRun, getRun, listRuns, quickAnalysis } from '#lib/analytics/contract.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { env } from '#lib/env.ts'
import { type Asking, ask } from '#tests/ask.ts'
import { aUser, bearer, type Person, system } from '#tests/factories.ts'
import { form, rowsOf, sample } from './analytics.ts'

// The settings are read when the first of them is asked for: this folder is for the uploads of this file alone.
const uploads = mkdtempSync(join(tmpdir(), 'pintar-uploads-'))
process.env.UPLOADS_DIR = uploads
afterAll(() => rmSync(uploads, { recursive: true }))

let user: Person
let as = ''
beforeEach(async () => {
  user = await aUser()
  as = await bearer(user)
})

const later = (
  file: Uint8Array | string = sample(),
  { fields, headers, signal }: { fields?: Record<string, string> } & Pick<Asking, 'headers' | 'signal'> = {},
) =>
  ask(
    analyze,
    {},
    { as, body: form(file, fields), headers: { prefer: 'respond-async', ...headers }, ...(signal && { signal }) },
  )
const read = async (id: string, input = {}) => (await ask(getRun, { id, ...input }, { as })).body
const ended = async (id: string) => {
  await expect.poll(async () => (await read(id)).status, { timeout: 20_000 }).not.toBe('running')
  return read(id)
}
const holdAgain = (runId: string) =>
  transaction(system, (tx) =>
    tx.insert(analyticsJobs).values({ runId, stage: 'queued', share: 0, leaseUntil: sql`now() + interval '1 minute'` }),
  )
const spooled = () => readdirSync(uploads)

describe('asked to answer before it is done, an analysis', () => {
  it('is taken, and found at its address with the result that waiting would have got', async () => {
    const taken = await later(sample(), { headers: { prefer: 'wait=5, respond-async' } })
    expect(taken.status).toBe(202)
    expect(taken.headers.get('location')).toBe(`/api/v1/analytics/runs/${taken.body.id}`)
    expect(taken.headers.get('preference-applied')).toBe('respond-async')
    expect(taken.body).toMatchObject({ status: 'running', filename: 'ekspor-lada.csv', problem: null })
    expect(taken.body.progress).toEqual({ stage: 'queued', share: 0 })
    const done = await ended(taken.body.id)
    const { body: waited } = await ask(analyze, {}, { as, body: form(sample()) })
    const plain = ({ id: _, created_at: __, ...rest }: AnalyticsRun) => rest
    expect(plain(done)).toEqual(plain(waited))
    expect(AnalyticsRun.parse(done).created_at).toBe(taken.body.created_at)
    expect((await ask(listRuns, {}, { as })).body.data).toMatchObject([
      { status: 'done' },
      { id: taken.body.id, status: 'done' },
    ])
    await expect.poll(spooled).toEqual([])
  })

  it('is nobody else’s, while it runs and afterwards', async () => {
    const { id } = (await later()).body
    const other = await bearer(await aUser({ role: 'admin' }))
    for (const contract of [getRun, deleteRun]) expect((await ask(contract, { id }, { as: other })).status).toBe(404)
    await ended(id)
    expect((await ask(getRun, { id }, { as: other })).status).toBe(404)
  })

  it('that cannot be done says so at its address, with the field that would settle it', async () => {
    const { status, body } = await later(rowsOf(5, (at) => `0${at + 1}/02/2024,a,1`))
    expect(status).toBe(202)
    const failed = await ended(body.id)
    expect(failed).toMatchObject({
      status: 'failed',
      progress: null,
      problem: { status: 422, errors: [{ pointer: '/date_order' }] },
    })
    expect(failed.problem.type).toBe(`${env.APP_URL}/problems/ambiguous-date`)
    await expect.poll(spooled).toEqual([])
  })

  it('is cancelled by deleting it: the thread ends, and so does the file', async () => {
    const rows = rowsOf(
      60_000,
      (at) => `${2000 + (at % 20)}-01-${String((at % 28) + 1).padStart(2, '0')},c${at % 300},${at}`,
    )
    const { id } = (await later(rows)).body
    expect(spooled()).toHaveLength(1)
    expect((await ask(deleteRun, { id }, { as })).status).toBe(204)
    expect((await ask(getRun, { id }, { as })).status).toBe(404)
    await expect.poll(spooled).toEqual([])
    expect(await db.$count(analyticsJobs)).toBe(0)
    expect(await db.$count(analyticsRuns, eq(analyticsRuns.userId, user.id))).toBe(0)
  })

  it('happens once for one Idempotency-Key, also when it was asked for twice at once', async () => {
    const headers = { 'idempotency-key': 'kirim-1' }
    const answers = await Promise.all([later(sample(), { headers }), later(sample(), { headers })])
    const taken = answers.filter((it) => it.status === 202)
    expect(new Set(taken.map((it) => it.body.id)).size).toBe(1)
    const again = await later(sample(), { headers })
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([202, 'true'])
    expect(again.headers.get('location')).toBe(`/api/v1/analytics/runs/${taken[0]?.body.id}`)
    expect(again.body).toEqual(taken[0]?.body)
    expect((await ended(again.body.id)).status).toBe('done')
    expect(await db.$count(analyticsRuns, eq(analyticsRuns.userId, user.id))).toBe(1)
    await expect.poll(spooled).toEqual([])
  })

  it('is not begun for whom has gone away before the address was said', async () => {
    const gone = new AbortController()
    let told: unknown
    // Her own row is locked, which the request waits for, and meanwhile she leaves.
    await database().transaction(async (tx) => {
      await tx.select().from(users).where(eq(users.id, user.id)).for('update')
      told = later(sample(), { signal: gone.signal, headers: { 'idempotency-key': 'kirim-3' } })
      await expect.poll(() => db.$count(idempotencyKeys, eq(idempotencyKeys.key, 'kirim-3'))).toBe(1)
      gone.abort()
    })
    await told
    await expect.poll(() => db.$count(analyticsRuns, eq(analyticsRuns.userId, user.id))).toBe(0)
    await expect.poll(spooled).toEqual([])
  })

  it('cannot be a table as well', async () => {
    const { status, body } = await later(sample(), { fields: { export_format: 'csv' } })
    expect([status, body.errors[0].pointer]).toEqual([422, '/export_format'])
    expect(await db.$count(analyticsRuns, eq(analyticsRuns.userId, user.id))).toBe(0)
  })

  it('leaves nothing where it is refused', async () => {
    for (let n = 0; n < env.ANALYTICS_RUNNING_MAX; n++) {
      // Taken by another process, which says nothing for a while.
      const { id } = (await later()).body
      await ended(id)
      await holdAgain(id)
    }
    const refused = await later(sample(), { headers: { 'idempotency-key': 'kirim-2' } })
    expect([refused.status, refused.body.type.split('/').at(-1)]).toEqual([429, 'too-many-running'])
    expect(refused.headers.get('retry-after')).toBe('5')
    expect(await db.$count(analyticsRuns, eq(analyticsRuns.userId, user.id))).toBe(env.ANALYTICS_RUNNING_MAX)
    expect(await db.$count(idempotencyKeys, eq(idempotencyKeys.key, 'kirim-2'))).toBe(0)
    await expect.poll(spooled).toEqual([])
  })
})

it('is not for what stores nothing', async () => {
  const { status, headers } = await ask(
    quickAnalysis,
    {},
    { as, body: form(sample()), headers: { prefer: 'respond-async' } },
  )
  expect([status, headers.get('preference-applied')]).toEqual([200, null])
})
