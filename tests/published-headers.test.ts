import { getPathMatch } from 'next/dist/shared/lib/router/utils/path-match.js'
import { expect, it } from 'vitest'
import config from '../next.config.js'

/** As Next sets them: of two rules for an address, the later one counts. */
async function headersOf(path: string) {
  const rules = (await config.headers?.()) ?? []
  const all = rules.filter(({ source }) => getPathMatch(source)(path)).flatMap(({ headers }) => headers)
  return Object.fromEntries(all.map(({ key, value }) => [key.toLowerCase(), value]))
}

it.each([
  '/credentials/issuer',
  '/credentials/achievements/C1/id/image',
  '/credentials/tidak/ada',
  '/.well-known/jwks.json',
  '/apple-icon.png',
])('%s may be embedded by other sites', async (path) => {
  expect(await headersOf(path)).toMatchObject({
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
  })
})

it.each(['/', '/en/courses', '/credentials', '/verify/x', '/api/v1/credentials', '/_next/static/x.js', '/icon.svg'])(
  '%s may not',
  async (path) => {
    expect((await headersOf(path))['cross-origin-resource-policy']).toBe('same-origin')
  },
)

it.each(['/credentials/tidak/ada', '/_next/static/none.js'])('%s is no place for scripts', async (path) => {
  expect((await headersOf(path))['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'")
})
