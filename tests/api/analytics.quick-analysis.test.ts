import { expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { analyticsRuns } from '#db/schema/index.ts'
import { quickAnalysis } from '#lib/analytics/contract.ts'
import { ask } from '#tests/ask.ts'
import { aKey, aUser, bearerOf } from '#tests/factories.ts'
import { form, rowsOf, sample } from './analytics.ts'

it('answers trend and growth of every category, and stores nothing', async () => {
  const { authorization } = await aKey(await aUser({ role: 'developer' }), ['analytics:run'])
  const { status, body } = await ask(quickAnalysis, {}, { as: authorization, body: form(sample()) })
  expect(status).toBe(200)
  expect(body.results).toEqual([
    {
      category: 'Lada hitam',
      trend: { direction: 'increasing', slope: expect.any(Number), r_squared: expect.any(Number) },
      growth: { total: expect.any(Number), year_on_year: expect.any(Number) },
      current_value: expect.any(Number),
    },
    expect.objectContaining({ category: 'Lada putih' }),
  ])
  expect(body.input.rows_read).toBe(body.input.rows_used + body.input.rows_rejected)
  expect(await db.select().from(analyticsRuns)).toEqual([])
})

it('answers one category where one is asked for, byte for byte', async () => {
  const as = await bearerOf('learner')
  const one = await ask(quickAnalysis, {}, { as, body: form(sample(), { category: 'Lada putih' }) })
  expect(one.body.results).toHaveLength(1)
  const none = await ask(quickAnalysis, {}, { as, body: form(sample(), { category: 'lada putih' }) })
  expect([none.status, none.body.type.split('/').at(-1), none.body.errors[0].pointer]).toEqual([
    422,
    'no-such-category',
    '/category',
  ])
})

it('says why a series has no trend', async () => {
  const rows = [...['01', '02', '03'].map((m) => `2024-${m}-01,long,5`), '2024-01-01,short,5']
  const { body } = await ask(
    quickAnalysis,
    {},
    { as: await bearerOf('learner'), body: form(rowsOf(4, (at) => rows[at] ?? '')) },
  )
  expect(body.results[1].trend).toEqual({ reason: 'too-few-periods' })
})

it('is closed to nobody in particular and to keys without the scope', async () => {
  const { authorization } = await aKey(await aUser({ role: 'developer' }), ['analytics:read'])
  expect((await ask(quickAnalysis, {}, { body: form(sample()) })).status).toBe(401)
  expect((await ask(quickAnalysis, {}, { as: authorization, body: form(sample()) })).status).toBe(403)
})
