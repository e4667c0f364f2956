import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { analyticsRuns, auditLog } from '#db/schema/index.ts'
import { analyze, exportRun, type Series } from '#lib/analytics/contract.ts'
import { ask } from '#tests/ask.ts'
import { aKey, aUser, bearer, bearerOf } from '#tests/factories.ts'
import { form, rowsOf, sample } from './analytics.ts'

const send = async (body: FormData, as?: string) => ask(analyze, {}, { body, ...(as && { as }) })

describe('a file sent with an API key', () => {
  it('comes back understood: rows accounted for, and per category statistics, trend, growth and a forecast', async () => {
    const developer = await aUser({ role: 'developer' })
    const key = await aKey(developer, ['analytics:run'])
    const { status, body } = await send(form(sample()), key.authorization)
    expect(status).toBe(200)
    expect(body.input).toMatchObject({
      filename: 'ekspor-lada.csv',
      delimiter: ';',
      encoding: 'utf-8',
      date_order: 'dmy',
      decimal: 'comma',
      columns: { date: 'Tanggal', category: 'Komoditas', value: 'Nilai (USD)' },
      bytes: sample().byteLength,
      sha256: createHash('sha256').update(sample()).digest('hex'),
    })
    expect([body.input.rows_read, body.input.rows_used, body.input.rows_rejected]).toEqual([63, 60, 3])
    expect(body.input.rejected.map((r: { reason: string }) => r.reason)).toEqual([
      'value-unreadable',
      'total-row',
      'ragged-row',
    ])
    const [black, white] = body.series as Series[]
    expect([black?.category, white?.category]).toEqual(['Lada hitam', 'Lada putih'])
    expect(black).toMatchObject({ frequency: 'monthly', quality: { missing: 0 }, trend: { direction: 'increasing' } })
    expect(white).toMatchObject({ quality: { missing: 1 } })
    expect(white?.points.filter((p) => p.filled)).toMatchObject([{ date: '2025-02-01', filled: 'interpolated' }])
    expect(black?.growth.year_on_year).toBeGreaterThan(0)
    const forecast = black?.forecast
    if (!forecast || !('points' in forecast)) throw new Error('no forecast')
    expect(forecast.points).toHaveLength(12)
    expect(forecast.points[0]?.date).toBe('2026-07-01')
    expect(forecast.backtest?.origins).toBeGreaterThan(0)
    for (const p of forecast.points)
      expect(
        p.lower_95 <= p.lower_80 && p.lower_80 <= p.value && p.value <= p.upper_80 && p.upper_80 <= p.upper_95,
      ).toBe(true)
  })

  it('is stored as the run of its owner, with the key and without the file, and audited by digest', async () => {
    const developer = await aUser({ role: 'developer' })
    const key = await aKey(developer, ['analytics:run'])
    const { body } = await send(form(sample(), { frequency: 'quarterly', horizon: '3' }), key.authorization)
    const [row] = await db.select().from(analyticsRuns).where(eq(analyticsRuns.id, body.id))
    expect(row).toMatchObject({
      userId: developer.id,
      keyId: key.id,
      filename: 'ekspor-lada.csv',
      sha256: body.input.sha256,
      options: { frequency: 'quarterly', horizon: 3 },
    })
    const { id, created_at, status, settings, visualizations, ...rest } = body
    expect([status, visualizations]).toEqual(['done', []])
    expect(row?.options).toEqual(settings)
    expect(row?.result).toEqual(rest)
    expect(row?.createdAt.toISOString()).toBe(created_at)
    const [audit] = await db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.tableName, 'analytics_runs'), eq(auditLog.recordId, id)))
    expect(audit).toMatchObject({ operation: 'INSERT', actorId: developer.id, keyId: key.id })
    expect(JSON.stringify(audit?.new)).not.toContain('Lada hitam')
  })

  it('gives the same answer to the same file, bit for bit', async () => {
    const as = await bearerOf('learner')
    const [a, b] = [await send(form(sample()), as), await send(form(sample()), as)]
    const plain = ({ id: _, created_at: __, ...rest }: Record<string, unknown>) => JSON.stringify(rest)
    expect(plain(a.body)).toBe(plain(b.body))
  })
})

describe('asked for as a table', () => {
  it('is the CSV that the stored run is exported as, and recorded as data that left the house', async () => {
    const user = await aUser()
    const as = await bearer(user)
    const { status, headers, text } = await send(form(sample(), { export_format: 'csv' }), as)
    expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
    expect(headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''ekspor-lada-analysis.csv")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    const [run] = await db.select({ id: analyticsRuns.id }).from(analyticsRuns).where(eq(analyticsRuns.userId, user.id))
    expect((await ask(exportRun, { id: run?.id }, { as })).text).toBe(text)
    const left = and(eq(auditLog.tableName, 'export'), eq(auditLog.actorId, user.id))
    expect(await db.$count(auditLog, left)).toBe(2)
    expect((await send(form(sample(), { export_format: 'xlsx' }), as)).body.errors[0].pointer).toBe('/export_format')
  })

  it('is the same table for the same Idempotency-Key, and one run', async () => {
    const user = await aUser()
    const asked = { as: await bearer(user), headers: { 'idempotency-key': 'tabel-1' } }
    const csv = () => ask(analyze, {}, { ...asked, body: form(sample(), { export_format: 'csv' }) })
    const [first, again] = [await csv(), await csv()]
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([200, 'true'])
    for (const name of ['content-type', 'content-disposition'])
      expect(again.headers.get(name)).toBe(first.headers.get(name))
    expect(again.text).toBe(first.text)
    expect(await db.$count(analyticsRuns, eq(analyticsRuns.userId, user.id))).toBe(1)
  })

  it('is a download also where a plain form asks for it', async () => {
    const headers = { 'sec-fetch-mode': 'navigate' }
    const { status, text } = await ask(
      analyze,
      {},
      {
        ...{ as: await bearerOf('learner'), headers, body: form(sample(), { export_format: 'csv' }) },
      },
    )
    expect([status, text.slice(0, 8)]).toEqual([200, 'category'])
  })
})

describe('who may', () => {
  it.each(['learner', 'developer', 'admin'] as const)('a signed-in %s', async (role) => {
    expect((await send(form(sample()), await bearerOf(role))).status).toBe(200)
  })
  it('nobody who is not signed in, and no key without the scope', async () => {
    expect((await send(form(sample()))).status).toBe(401)
    const { authorization } = await aKey(await aUser({ role: 'developer' }), ['analytics:read', 'courses:read'])
    expect((await send(form(sample()), authorization)).status).toBe(403)
    expect(await db.select().from(analyticsRuns).where(eq(analyticsRuns.sha256, 'none'))).toEqual([])
  })
})

describe('what cannot be analysed is named', () => {
  const refused = async (body: FormData) => {
    const answer = await send(body, await bearerOf('learner'))
    return [answer.status, String(answer.body.type).split('/').at(-1), answer.body.errors?.[0]?.pointer]
  }

  it.each([
    ['nothing', '', 422, 'empty-file', undefined],
    ['a ZIP archive', 'PK\u0003\u0004rest', 415, 'unsupported-file', undefined],
    ['dates that go both ways', rowsOf(5, (at) => `0${at + 1}/02/2024,a,1`), 422, 'ambiguous-date', '/date_order'],
    [
      'numbers that go both ways',
      'date;value\n2024-01;1.500\n2024-02;2.500\n2024-03;3.500\n',
      422,
      'ambiguous-number',
      '/decimal',
    ],
    ['no dates', 'a;b\nx;1\ny;2\n', 422, 'no-date-column', '/date_column'],
    ['no numbers', 'date;b\n2024-01;x\n', 422, 'no-numeric-column', '/value_column'],
    ['too little', 'date;value\n2024-01;1\n2024-02;2\n', 422, 'too-few-periods', undefined],
    ['broken JSON', '[{"date":"2024-01","value":NaN}]', 422, 'invalid-json', undefined],
    ['twins among the columns', 'date,value,value\n2024-01,1,2\n', 422, 'bad-header', undefined],
  ])('%s', async (_, text, status, type, pointer) => {
    expect(await refused(form(text))).toEqual([status, type, pointer])
  })

  it('S46: more than 500 series', async () => {
    expect(await refused(form(rowsOf(600, (at) => `2024-01-01,c${at},1`)))).toEqual([
      422,
      'too-many-series',
      '/category_column',
    ])
  })

  it('an option that does not exist, one out of range, a column that is not there', async () => {
    expect((await refused(form(sample(), { smoothing: '1' })))[0]).toBe(422)
    expect((await refused(form(sample(), { horizon: '61' }))).slice(0, 3)).toEqual([422, 'invalid-input', '/horizon'])
    expect(await refused(form(sample(), { value_column: 'Harga' }))).toEqual([422, 'column-not-found', '/value_column'])
  })

  it('a body that is no form', async () => {
    const as = await bearerOf('learner')
    const answer = await ask(analyze, {}, { as, body: 'date,value', headers: { 'content-type': 'text/csv' } })
    expect(answer.status).toBe(415)
  })
})

describe('options', () => {
  it('are obeyed, and left empty by a plain form they are the defaults', async () => {
    const as = await bearerOf('learner')
    const fields = { horizon: '', date_column: '', category_column: '', value_column: '', include_forecast: 'on' }
    expect((await send(form(sample(), fields), as)).body.series[0].forecast.horizon).toBe(12)
    const asked = { horizon: '5', frequency: 'monthly', missing: 'zero', aggregate: 'mean', non_negative: 'false' }
    const { body } = await send(form(sample(), asked), as)
    expect(body.series[1].points.find((p: { filled: string | null }) => p.filled)).toMatchObject({
      value: 0,
      filled: 'zero',
    })
    expect(body.series[0].forecast).toMatchObject({ horizon: 5, non_negative: false })
    expect((await send(form(sample(), { include_forecast: 'false' }), as)).body.series[0].forecast).toBeUndefined()
  })

  it('leads a plain form on to a page, with the result or with what went wrong', async () => {
    const as = await bearerOf('learner')
    const headers = { 'sec-fetch-mode': 'navigate', accept: 'text/html' }
    const done = await ask(analyze, {}, { as, body: form(sample()), headers })
    expect([done.status, done.headers.get('location')]).toEqual([
      303,
      expect.stringMatching(/\/developer\/analytics\/runs\/[0-9a-f-]{36}$/),
    ])
    const failed = await ask(analyze, {}, { as, body: form(''), headers })
    expect([failed.status, failed.headers.get('location')]).toEqual([
      303,
      expect.stringContaining('problem=empty-file'),
    ])
  })
})

it('any file at all is answered with 200 or a named 4xx', async () => {
  const as = await bearer(await aUser())
  const text = fc.array(
    fc.constantFrom(
      'date',
      '2024-01-0',
      '17/08/2024',
      ',',
      ';',
      '\n',
      '"',
      '1.500',
      '{',
      '[',
      ']',
      '}',
      ':',
      '\u0000',
      'é',
      '=1+1',
    ),
    { maxLength: 60 },
  )
  const file = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    text.map((parts) => new TextEncoder().encode(parts.join(''))),
  )
  await fc.assert(
    fc.asyncProperty(file, async (bytes) => {
      const { status, body } = await send(form(bytes), as)
      expect([200, 415, 422]).toContain(status)
      if (status === 200) expect(body.input.rows_read).toBe(body.input.rows_used + body.input.rows_rejected)
    }),
    { numRuns: 60 },
  )
})

it('S48: text that a database or a page would stumble over is stored and comes back as it was', async () => {
  const names = ['__proto__', "'; drop table users; --", '<script>alert(1)</script>', '\\u0000', '😀', '00123']
  const rows = names.flatMap((category) => ['01', '02', '03'].map((m) => ({ date: `2024-${m}`, category, value: 1 })))
  const { body } = await send(
    form(JSON.stringify([...rows, { date: '2024-01', category: 'a\u0000b', value: 1 }])),
    await bearerOf('learner'),
  )
  expect(body.series.map((s: Series) => s.category)).toEqual(names)
  expect(body.input.rejected).toMatchObject([{ reason: 'category-unreadable' }])
})
