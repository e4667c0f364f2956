import spectral from '@stoplight/spectral-core'
import rulesets from '@stoplight/spectral-rulesets'
import { beforeAll, expect, it } from 'vitest'
import { contracts } from '#lib/contracts.ts'
import { getOpenapi } from '#lib/reference/contract.ts'
import { ask } from '#tests/ask.ts'

type Operation = {
  operationId: string
  security: object[]
  parameters: { name: string; in: string }[]
  responses: object
}
let document: { openapi: string; paths: Record<string, Record<string, Operation>> }
beforeAll(async () => {
  document = (await ask(getOpenapi)).body
})

it('is OpenAPI 3.1 without a complaint of spectral’s rules', async () => {
  expect(document.openapi).toBe('3.1.0')
  const linter = new spectral.Spectral()
  linter.setRuleset(
    new spectral.Ruleset({
      extends: [[rulesets.oas, 'recommended']],
      rules: { 'oas3-parameter-description': 'error' },
    }),
  )
  const found = await linter.run(document)
  expect(found.map((f) => `${f.code} ${f.path.join('.')}: ${f.message}`)).toEqual([])
})

it('describes every contract, and nothing else', () => {
  const described = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, { operationId }]) => `${operationId} ${method.toUpperCase()} ${path}`),
  )
  expect(described.sort()).toEqual(contracts.map((c) => `${c.id} ${c.method} ${c.path}`).sort())
})

it('says what each endpoint needs', () => {
  expect(document.paths['/api/v1/admin/users']?.get?.security).toEqual([{ bearer: [] }])
  expect(document.paths['/api/v1/auth/register']?.post?.security).toEqual([{}])
  const revoke = document.paths['/api/v1/developer/keys/{id}']?.delete
  expect(revoke?.parameters).toMatchObject([{ name: 'id', in: 'path', required: true }])
  expect(Object.keys(revoke?.responses ?? {})).toEqual(expect.arrayContaining(['204', '401', '403', '404', '422']))
})

it('S44: says what takes an Idempotency-Key, and every answer that succeeds', () => {
  const role = document.paths['/api/v1/developer/role']?.post
  expect(role?.parameters).toMatchObject([{ name: 'Idempotency-Key', in: 'header', required: false }])
  expect(role?.responses).toMatchObject({
    200: {
      content: { 'application/json': { schema: { required: ['role', 'api_key'] } } },
      headers: { 'Idempotency-Replayed': {} },
    },
    202: { content: { 'application/json': { schema: { properties: { status: { const: 'pending' } } } } } },
    409: { description: expect.stringContaining('idempotency-in-flight') },
  })
})

it('says what may be answered later, and where', () => {
  const analyze = document.paths['/api/v1/analytics/analyze']?.post
  expect(analyze?.parameters).toMatchObject([{ name: 'Idempotency-Key' }, { name: 'Prefer', in: 'header' }])
  expect(analyze?.responses).toMatchObject({
    200: {
      content: {
        'application/json': { schema: { type: 'object', properties: { status: { const: 'done' } } } },
        'text/csv; charset=utf-8': { schema: { type: 'string', format: 'binary' } },
      },
    },
    202: {
      content: { 'application/json': { schema: { properties: { status: { enum: ['running', 'failed'] } } } } },
      headers: { Location: {}, 'Preference-Applied': {}, 'Idempotency-Replayed': {} },
    },
    429: { description: expect.stringContaining('too-many-running') },
  })
})
