import { expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { analyticsRuns } from '#db/schema/index.ts'
import { analyze, preview } from '#lib/analytics/contract.ts'
import { ask } from '#tests/ask.ts'
import { aKey, aUser, bearerOf } from '#tests/factories.ts'
import { ownUploads } from '#tests/uploads.ts'
import { form, sample } from './analytics.ts'

const uploads = ownUploads()
const send = async (file: Uint8Array | string, fields: Record<string, string> = {}) =>
  ask(preview, {}, { as: await bearerOf('learner'), body: form(file, fields) })

it('says what the analysis of the same file would say of its reading, and keeps nothing', async () => {
  const as = await bearerOf('learner')
  const { status, body } = await ask(preview, {}, { as, body: form(sample()) })
  expect(status).toBe(200)
  expect(body).toMatchObject({ delimiter: ';', date_order: 'dmy', decimal: 'comma', frequency: 'monthly', series: 2 })
  expect([body.questions, body.complete]).toEqual([[], true])
  expect(body.rows[0]).toHaveLength(body.columns.found.length)
  expect([await db.$count(analyticsRuns), uploads.files()]).toEqual([0, []])
  const { input } = (await ask(analyze, {}, { as, body: form(sample(), { include_forecast: 'false' }) })).body
  const both = Object.keys(input).filter((name) => name in body)
  expect(both).toEqual(expect.arrayContaining(['format', 'encoding', 'layout', 'columns', 'rows_used', 'rejected']))
  for (const name of both) expect([name, body[name]]).toEqual([name, input[name]])
})

it('asks what the content leaves open, and no more once it is told', async () => {
  const file = 'date;value\n03/04/2024;1.500\n04/05/2024;2.500\n05/06/2024;3.500\n'
  const open = (await send(file)).body
  expect(open.questions.map((it: { field: string }) => it.field).sort()).toEqual(['date_order', 'decimal'])
  expect([open.date_order, open.decimal, open.rows_read]).toEqual([null, null, 3])
  const told = (await send(file, { date_order: 'dmy', decimal: 'comma' })).body
  expect([told.questions, told.date_order, told.decimal]).toEqual([[], 'dmy', 'comma'])
})

it('looks at the beginning of a file without minding where it was cut', async () => {
  const whole = sample()
  for (const cut of [600, 601, 602, 603, 604]) {
    const beginning = whole.subarray(0, cut)
    const lines = beginning.toString('utf8').split('\r\n').length
    const { body } = await send(beginning, { complete: 'false' })
    expect([body.complete, body.delimiter, body.rows_read]).toEqual([false, ';', lines - 2])
  }
})

it.each([
  ['nothing', '', 422, 'empty-file'],
  ['an archive', 'PK\u0003\u0004rest', 415, 'unsupported-file'],
  ['twins among the columns', 'date,value,value\n2024-01,1,2\n', 422, 'bad-header'],
  ['broken JSON', '[{"date"', 422, 'invalid-json'],
])('refuses what cannot be asked about: %s', async (_, file, status, type) => {
  const answer = await send(file)
  expect([answer.status, answer.body.type.split('/').at(-1)]).toEqual([status, type])
  expect(uploads.files()).toEqual([])
})

it('is for whoever is signed in, and for keys that may run analyses', async () => {
  const { authorization } = await aKey(await aUser({ role: 'developer' }), ['analytics:read'])
  expect((await ask(preview, {}, { body: form(sample()) })).status).toBe(401)
  expect((await ask(preview, {}, { as: authorization, body: form(sample()) })).status).toBe(403)
  const may = await aKey(await aUser({ role: 'developer' }), ['analytics:run'])
  expect((await ask(preview, {}, { as: may.authorization, body: form(sample()) })).status).toBe(200)
})
