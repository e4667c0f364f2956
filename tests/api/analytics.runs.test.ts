import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { newId } from '#db/id.ts'
import { analyticsRuns, auditLog } from '#db/schema/index.ts'
import { analyze, deleteRun, exportRun, getRun, listRuns } from '#lib/analytics/contract.ts'
import { ask } from '#tests/ask.ts'
import { aKey, aUser, bearer } from '#tests/factories.ts'
import { form, rowsOf, sample } from './analytics.ts'

const run = async (as: string, file: Uint8Array | string = sample(), filename = 'ekspor-lada.csv') =>
  (await ask(analyze, {}, { as, body: form(file, {}, filename) })).body

describe('stored runs', () => {
  it('are listed newest first, page by page, each once', async () => {
    const as = await bearer(await aUser())
    const ids: string[] = []
    for (let n = 0; n < 5; n++) ids.unshift((await run(as)).id)
    const first = await ask(listRuns, { limit: 2 }, { as })
    const second = await ask(listRuns, { limit: 2, cursor: first.body.next_cursor }, { as })
    const third = await ask(listRuns, { limit: 2, cursor: second.body.next_cursor }, { as })
    expect([first, second, third].flatMap(({ body }) => body.data.map((r: { id: string }) => r.id))).toEqual(ids)
    expect(third.body.next_cursor).toBeNull()
    expect(Object.keys(first.body.data[0]).sort()).toEqual([
      'bytes',
      'created_at',
      'filename',
      'id',
      'sha256',
      'status',
    ])
    expect(first.body.data[0].status).toBe('done')
  })

  it('come back as they were answered', async () => {
    const as = await bearer(await aUser())
    const made = await run(as)
    expect((await ask(getRun, { id: made.id }, { as })).body).toEqual(made)
  })

  it('come with charts where they are asked for, in either language, which are drawn each time and never stored', async () => {
    const as = await bearer(await aUser())
    const fields = { include_visualizations: 'true', language: 'en' }
    const made = (await ask(analyze, {}, { as, body: form(sample(), fields) })).body
    const charts = async (input: object) => (await ask(getRun, { id: made.id, ...input }, { as })).body.visualizations
    expect(made.visualizations.length).toBeGreaterThan(1)
    for (const { spec, title } of made.visualizations)
      expect([spec.$schema, title]).toEqual([
        'https://vega.github.io/schema/vega-lite/v5.json',
        expect.stringMatching(/\w/),
      ])
    expect(await charts(fields)).toEqual(made.visualizations)
    const titles = (await charts({ include_visualizations: 'true' })).map((it: { title: string }) => it.title)
    expect(titles).toHaveLength(made.visualizations.length)
    expect(titles).not.toEqual(made.visualizations.map((it: { title: string }) => it.title))
    expect(await charts({})).toEqual([])
    const [row] = await db.select().from(analyticsRuns).where(eq(analyticsRuns.id, made.id))
    expect(JSON.stringify(row)).not.toContain('vega')
  })

  it('are nobody else’s: not found, not deleted, not exported, not listed', async () => {
    const owner = await bearer(await aUser())
    const { id } = await run(owner)
    for (const role of ['learner', 'developer', 'admin'] as const) {
      const other = await bearer(await aUser({ role }))
      for (const contract of [getRun, deleteRun, exportRun])
        expect((await ask(contract, { id }, { as: other })).body.type).toContain('/run-not-found')
      expect((await ask(listRuns, {}, { as: other })).body.data).toEqual([])
    }
    expect((await ask(getRun, { id }, { as: owner })).status).toBe(200)
    expect((await ask(getRun, { id: newId() }, { as: owner })).status).toBe(404)
    expect((await ask(getRun, { id }, {})).status).toBe(401)
  })

  it('are read with the scope analytics:read, and not without', async () => {
    const owner = await aUser({ role: 'developer' })
    const { id } = await run(await bearer(owner))
    const status = async (scope: 'analytics:read' | 'analytics:run') =>
      (await ask(getRun, { id }, { as: (await aKey(owner, [scope])).authorization })).status
    expect([await status('analytics:read'), await status('analytics:run')]).toEqual([200, 403])
  })

  it('are deleted by their owner, and the deletion is audited', async () => {
    const owner = await aUser()
    const as = await bearer(owner)
    const { id } = await run(as)
    expect((await ask(deleteRun, { id }, { as })).status).toBe(204)
    expect(await db.select().from(analyticsRuns).where(eq(analyticsRuns.id, id))).toEqual([])
    expect((await ask(deleteRun, { id }, { as })).status).toBe(404)
    const [audit] = await db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.recordId, id), eq(auditLog.operation, 'DELETE')))
    expect(audit).toMatchObject({ actorId: owner.id, tableName: 'analytics_runs' })
  })
})

describe('exports', () => {
  it('S53: are one tidy table that no spreadsheet takes for formulas', async () => {
    const as = await bearer(await aUser())
    const file = rowsOf(
      24,
      (at) => `${2023 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01,"=HYPERLINK(""x"")",-${at}`,
    )
    const { id } = await run(as, file, 'ekspor lada é.csv')
    const { text, headers, status } = await ask(exportRun, { id }, { as })
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''ekspor%20lada%20%C3%A9-analysis.csv")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    const [header, first, ...rest] = text.trimEnd().split('\r\n')
    expect(header?.replace('\ufeff', '')).toBe('category,frequency,date,kind,value,lower_80,upper_80,lower_95,upper_95')
    expect(first).toBe(`"'=HYPERLINK(""x"")",monthly,2023-01-01,observed,0,,,,`)
    expect(rest.filter((line) => line.includes(',forecast,'))).toHaveLength(12)
    expect(rest[0]).toContain(',-1,')
  })

  it('list what cleaning changed, and the series beside each other', async () => {
    const as = await bearer(await aUser())
    const made = await run(as)
    const linesOf = async (table: string) => {
      const { text, headers } = await ask(exportRun, { id: made.id, table }, { as })
      expect(headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''ekspor-lada-${table}.csv`)
      return text.trimEnd().split('\r\n')
    }
    const [changes, comparison] = [await linesOf('changes'), await linesOf('comparison')]
    const [change] = made.series[1].quality.changes
    expect(changes).toEqual(['category,date,old,new,rule', `Lada putih,2025-02-01,,${change.new},interpolated`])
    expect(comparison[0]).toBe('category,rank,total,share,contribution_to_growth')
    expect(comparison.slice(1).map((line) => line.split(',')[0])).toEqual(
      made.comparison.ranking.map((one: { category: string }) => one.category),
    )
    expect((await ask(exportRun, { id: made.id, table: 'secrets' }, { as })).body.errors[0].pointer).toBe('/table')
  })

  it('list the rejected rows too', async () => {
    const as = await bearer(await aUser())
    const { id } = await run(as)
    const { text } = await ask(exportRun, { id, table: 'rejected' }, { as })
    expect(
      text
        .trimEnd()
        .split('\r\n')
        .map((line) => line.split(',')[2]),
    ).toEqual(['reason', 'value-unreadable', 'total-row', 'ragged-row'])
  })
})
