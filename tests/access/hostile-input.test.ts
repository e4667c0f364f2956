import { beforeAll, describe, expect, it } from 'vitest'
import { listAudit } from '#lib/audit/contract.ts'
import { pathKeys } from '#lib/http/contract.ts'
import { seedCourses } from '#tests/api/learning.ts'
import { ask } from '#tests/ask.ts'
import { aUser, bearerOf } from '#tests/factories.ts'
import { askWith, rows, withRights } from './with-rights.ts'

beforeAll(seedCourses)

const texts = {
  quote: "'; drop table users; --",
  nul: 'a\u0000b',
  traversal: '../../etc/passwd',
  encoded: '%27%20or%201=1',
  long: 'x'.repeat(10_000),
  empty: '',
  uuid4: '9b2f6a0e-4d0c-4f43-9d2e-3a1f8c7b6d5e',
  json: '{"$ne":null}',
}
/** Half a surrogate can be written in JSON, but in no address. */
const values = {
  ...texts,
  surrogate: '\ud800',
  array: ['a', 'b'],
  object: { $gt: '' },
  number: 1e308,
  nothing: null,
  yes: true,
}

const named = rows.map((it) => [it.contract.id, it] as const)
const inPath = named.filter(([, { contract }]) => pathKeys(contract.path).length > 0)
const elsewhere = named.filter(([, { contract }]) => Object.keys(contract.input.shape).length > 0)
const paged = named.filter(([, { contract }]) => 'cursor' in contract.input.shape)

it('S39: there is something to try', () => {
  expect([inPath.length > 10, elsewhere.length > 30, paged.length > 3]).toEqual([true, true, true])
})

describe('S39: a hostile id in the path is not found or refused', () => {
  it.each(inPath)('%s', async (_, it) => {
    const { cast, input } = await withRights(it)
    for (const key of pathKeys(it.contract.path))
      for (const [kind, text] of Object.entries(texts)) {
        const { status } = await askWith(it.contract, cast, { ...input, [key]: text })
        expect([kind, [400, 404, 422].includes(status), status]).toEqual([kind, true, status])
      }
  })
})

describe('S39: no value of any field is an error of ours', () => {
  it.each(elsewhere)('%s', async (_, it) => {
    for (const key of Object.keys(it.contract.input.shape).filter(
      (name) => !pathKeys(it.contract.path).includes(name),
    )) {
      const { cast, input } = await withRights(it)
      for (const [kind, value] of Object.entries(values)) {
        const { status, body } = await askWith(it.contract, cast, { ...input, [key]: value })
        expect([key, kind, status < 500, status >= 400 ? typeof body.detail : 'string']).toEqual([
          key,
          kind,
          true,
          'string',
        ])
      }
    }
  })
})

describe('S39: a page has 1 to 100 rows, and only its own cursor leads on', () => {
  it.each(paged)('%s', async (_, it) => {
    const { cast, input } = await withRights(it)
    for (const limit of [0, 101, -1, 1.5, 'all', '1e2x', ''])
      expect([limit, (await askWith(it.contract, cast, { ...input, limit })).status]).toEqual([limit, 422])
    for (const cursor of ['x', 'eyJhIjoxfQ', 'x'.repeat(501), Buffer.from('["2026-01-01"]').toString('base64url')])
      expect([cursor, (await askWith(it.contract, cast, { ...input, cursor })).status]).toEqual([cursor, 422])
  })

  it('a cursor with one character changed is refused', async () => {
    const as = await bearerOf('admin')
    await aUser()
    const { next_cursor: cursor } = (await ask(listAudit, { limit: 1 }, { as })).body
    expect((await ask(listAudit, { limit: 1, cursor }, { as })).status).toBe(200)
    for (const at of [0, Math.floor(cursor.length / 2), cursor.length - 2]) {
      const forged = cursor.slice(0, at) + (cursor[at] === 'A' ? 'B' : 'A') + cursor.slice(at + 1)
      expect((await ask(listAudit, { limit: 1, cursor: forged }, { as })).status).toBe(422)
    }
  })
})
