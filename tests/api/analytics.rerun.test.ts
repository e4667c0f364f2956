import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { newId } from '#db/id.ts'
import { analyticsRuns, auditLog } from '#db/schema/index.ts'
import { AnalyticsRun, analyze, rerun, type Series } from '#lib/analytics/contract.ts'
import { ask } from '#tests/ask.ts'
import { aKey, aUser, bearer } from '#tests/factories.ts'
import { form, rowsOf, sample } from './analytics.ts'

const run = async (as: string, fields: Record<string, string> = {}, file: Uint8Array | string = sample()) =>
  (await ask(analyze, {}, { as, body: form(file, fields) })).body
const plain = ({ id: _, created_at: __, ...rest }: AnalyticsRun) => rest

describe('an analysis run again', () => {
  it('with the settings of a file that was cleaned otherwise gives what that file would have given', async () => {
    const as = await bearer(await aUser())
    const zero = { missing: 'zero', outliers: 'winsorize', horizon: '5', include_forecast: 'true' }
    const [first, wanted] = [await run(as), await run(as, zero)]
    const again = await ask(rerun, { id: first.id, ...zero, horizon: 5, include_forecast: true }, { as })
    expect(again.status).toBe(201)
    expect(plain(AnalyticsRun.parse(again.body))).toEqual(plain(AnalyticsRun.parse(wanted)))
    expect(again.body.id).not.toBe(first.id)
    expect(again.body.series[1].points.filter((p: { filled: string }) => p.filled)).toMatchObject([
      { filled: 'zero', value: 0 },
    ])
  })

  it('and back again gives the first answer: a change of cleaning is undone', async () => {
    const as = await bearer(await aUser())
    const first = await run(as)
    const dropped = await ask(rerun, { id: first.id, missing: 'drop', include_forecast: false }, { as })
    expect(dropped.body.series[0]).not.toHaveProperty('forecast')
    const undone = { missing: 'interpolate', include_forecast: true }
    const back = await ask(rerun, { id: dropped.body.id, ...undone }, { as })
    expect(plain(back.body)).toEqual(plain(first))
  })

  it('keeps every setting that it is not told to change', async () => {
    const as = await bearer(await aUser())
    const all = { missing: 'zero', outliers: 'remove', horizon: '5', holidays: 'id', non_negative: 'false' }
    const first = await run(as, all)
    const same = (await ask(rerun, { id: first.id }, { as })).body
    expect(plain(same)).toEqual(plain(first))
    const flagged = (await ask(rerun, { id: same.id, outliers: 'flag' }, { as })).body
    expect(flagged.settings).toEqual({ ...first.settings, outliers: 'flag' })
    const without = (await ask(rerun, { id: flagged.id, include_forecast: false }, { as })).body
    expect(without.settings).toEqual({ ...flagged.settings, include_forecast: false })
    const { horizon: _, ...rest } = without.settings
    expect((await ask(rerun, { id: without.id, horizon: '' }, { as })).body.settings).toEqual(rest)
  })

  it('undoes what was done to outliers, from what the file says', async () => {
    const as = await bearer(await aUser())
    const month = (at: number) => `${2020 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
    const file = rowsOf(36, (at) => `${month(at)},a,${at === 20 ? 90_000 : 100 + (at % 5)}`)
    const first = await run(as, { outliers: 'winsorize' }, file)
    const [changed] = first.series as Series[]
    expect(changed?.quality.changes).toMatchObject([{ date: '2021-09-01', old: 90_000, rule: 'winsorized' }])
    const [back] = (await ask(rerun, { id: first.id, outliers: 'flag' }, { as })).body.series as Series[]
    expect(back?.points[20]).toMatchObject({ value: 90_000, observed: 90_000, outlier: true })
    expect(back?.quality.changes).toEqual([])
  })

  it('is stored as a run of its own with the account of the same file, and audited', async () => {
    const owner = await aUser({ role: 'developer' })
    const key = await aKey(owner, ['analytics:run'])
    const first = await run(key.authorization, { frequency: 'quarterly', aggregate: 'mean' })
    const again = (await ask(rerun, { id: first.id, holidays: 'id' }, { as: key.authorization })).body
    expect(again.input).toEqual(first.input)
    expect(again.settings).toMatchObject({ frequency: 'quarterly', aggregate: 'mean', holidays: 'id' })
    const [row] = await db.select().from(analyticsRuns).where(eq(analyticsRuns.id, again.id))
    expect(row).toMatchObject({
      userId: owner.id,
      keyId: key.id,
      sha256: first.input.sha256,
      filename: 'ekspor-lada.csv',
    })
    const [audit] = await db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.tableName, 'analytics_runs'), eq(auditLog.recordId, again.id)))
    expect(audit).toMatchObject({ operation: 'INSERT', actorId: owner.id })
    expect(JSON.stringify(audit?.new)).not.toContain('Lada hitam')
  })

  it('happens once for one Idempotency-Key', async () => {
    const owner = await aUser()
    const as = await bearer(owner)
    const { id } = await run(as)
    const asked = { as, headers: { 'idempotency-key': 'ulang-1' } }
    const [one, two] = [await ask(rerun, { id }, asked), await ask(rerun, { id }, asked)]
    expect(two.headers.get('idempotency-replayed')).toBe('true')
    expect(two.body).toEqual(one.body)
    expect(await db.$count(analyticsRuns, eq(analyticsRuns.userId, owner.id))).toBe(2)
  })
})

it('is not for other people’s runs, nor for what does not fit', async () => {
  const as = await bearer(await aUser())
  const { id } = await run(as)
  const other = await bearer(await aUser({ role: 'admin' }))
  expect((await ask(rerun, { id }, { as: other })).body.type).toMatch(/run-not-found$/)
  expect((await ask(rerun, { id: newId() }, { as })).status).toBe(404)
  expect((await ask(rerun, { id }, {})).status).toBe(401)
  expect((await ask(rerun, { id, horizon: 61 }, { as })).body.errors[0].pointer).toBe('/horizon')
  // How a file was read is decided by then.
  expect((await ask(rerun, { id, decimal: 'comma' }, { as })).body.errors[0].pointer).toBe('/decimal')
})
