import { expect, it } from 'vitest'

// Nothing listens there: whatever asks the database fails, and says so. Set before any module reads the environment.
Object.assign(process.env, { DATABASE_URL: 'postgresql://pintar_app:hilang@127.0.0.1:1/pintar' })

const { mintApiKey } = await import('#lib/auth/api-key.ts')
const { listCourses } = await import('#lib/courses/contract.ts')
const { ask } = await import('./ask.ts')

const asked = (key: string) => ask(listCourses, {}, { as: `ApiKey ${key}` })

it('S28: refuses a key with a bad checksum, of another shape or of the other environment without the database', async () => {
  const { key } = mintApiKey()
  const last = key.at(-1) === '0' ? '1' : '0'
  const bad = [
    key.slice(0, -1) + last,
    key.slice(0, -1),
    `${key}0`,
    key.replace('test', 'live'),
    key.replace('_', '-'),
    'x'.repeat(47),
  ]
  for (const one of bad) expect([one, (await asked(one)).status]).toEqual([one, 401])
  // A key that could be one is looked up: the proof that the database is away.
  expect((await asked(key)).status).toBeGreaterThanOrEqual(500)
})

it('S43: a failure of ours tells nothing about us', async () => {
  const { status, text, body, headers } = await asked(mintApiKey().key)
  expect(status).toBeGreaterThanOrEqual(500)
  expect(headers.get('content-type')).toBe('application/problem+json')
  expect(body).toMatchObject({
    type: expect.stringContaining('/problems/'),
    request_id: expect.any(String),
    instance: '/api/v1/courses',
  })
  for (const word of [
    'ECONN',
    '127.0.0.1',
    'postgres',
    'pg',
    'select',
    'node_modules',
    '.ts',
    'at ',
    'api_keys',
    'hilang',
  ])
    expect(text).not.toContain(word)
})
