import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { apiKeys } from '#db/schema/index.ts'
import { issueKey } from '#lib/keys/contract.ts'
import { ask } from '#tests/ask.ts'
import { bearerOf } from '#tests/factories.ts'

let as = ''
beforeAll(async () => {
  as = await bearerOf('developer')
})
const send = (body: BodyInit, headers: Record<string, string> = {}) =>
  ask(issueKey, {}, { as, body, headers: { 'content-type': 'application/json', ...headers } })
const valid = '{"name":"Gudang","scopes":["courses:read"]}'

/** `inner` within so many objects that the whole is `depth` deep. */
const nested = (depth: number, inner = '1') => `${'{"a":'.repeat(depth - 1)}{"a":${inner}}${'}'.repeat(depth - 1)}`

it.each([
  ['a name twice', '{"name":"a","name":"b","scopes":["courses:read"]}'],
  ['a name twice, once as an escape', '{"name":"a","n\\u0061me":"b"}'],
  ['a name twice, far inside', '{"name":"a","x":[{"y":{"z":1,"z":2}}]}'],
  ['a name twice, the first one deeper than allowed', `{"name":${'['.repeat(40_000)}${']'.repeat(40_000)},"name":"a"}`],
  ['__proto__', '{"name":"a","__proto__":{"role":"admin"}}'],
  ['__proto__ as an escape', '{"__proto\\u005f_":{}}'],
  ['constructor.prototype', '{"constructor":{"prototype":{"role":"admin"}}}'],
  ['an object 21 deep', nested(21)],
  ['arrays 21 deep', `{"a":${'['.repeat(20)}${']'.repeat(20)}}`],
  ['1,001 names', JSON.stringify(Object.fromEntries(Array.from({ length: 1_001 }, (_, i) => [`k${i}`, i])))],
  ['no JSON', '{"name":'],
  ['a comment', '{"name":"a" /* b */}'],
  ['a comma too many', '{"name":"a",}'],
  ['no object', '[1]'],
  ['null', 'null'],
])('S40: %s → 400', async (_, body) => {
  const answer = await send(body)
  expect([answer.status, answer.body.type]).toEqual([400, expect.stringMatching(/malformed-request$/)])
})

it('S40: what is within the limits is read, and only then judged', async () => {
  for (const body of [nested(20), '{"a":{"x":1},"b":{"x":1},"c":[{"x":1},{"x":2}]}'])
    expect((await send(body)).status).toBe(422)
  expect((await send(valid)).status).toBe(201)
})

it('S40: more than 100 kB → 413, also where its length is not announced', async () => {
  const long = JSON.stringify({ name: 'x'.repeat(100_000) })
  expect((await send(long)).status).toBe(413)
  expect((await send(new Blob([long]).stream())).status).toBe(413)
  expect((await send(`${valid}${' '.repeat(100_000 - valid.length)}`)).status).toBe(201)
})

it('S40: invalid UTF-8 → 400', async () => {
  for (const bytes of [[0xc3, 0x28], [0xff], [0xed, 0xa0, 0x80], [0xc0, 0xaf]])
    expect((await send(Buffer.concat([Buffer.from('{"name":"'), Buffer.from(bytes), Buffer.from('"}')]))).status).toBe(
      400,
    )
})

it('S40: another content type → 415', async () => {
  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=b',
    'application/xml',
    '',
  ])
    expect((await send(valid, { 'content-type': type })).status).toBe(415)
  expect((await send(valid, { 'content-type': 'application/json; charset=utf-8' })).status).toBe(201)
})

it('S40: finds every name that is stated twice, and no other', async () => {
  const names = fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 6 })
  const before = await db.$count(apiKeys)
  await fc.assert(
    fc.asyncProperty(names, async (stated) => {
      const body = `{${stated.map((name) => `${JSON.stringify(name)}:1`).join(',')}}`
      expect((await send(body)).status).toBe(new Set(stated).size < stated.length ? 400 : 422)
    }),
    { numRuns: 50 },
  )
  expect(await db.$count(apiKeys)).toBe(before)
})
