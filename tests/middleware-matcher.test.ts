import { unstable_doesMiddlewareMatch as doesMatch } from 'next/experimental/testing/server.js'
import { expect, it, vi } from 'vitest'
import { contracts } from '#lib/contracts.ts'
import { takesUpload } from '#lib/http/contract.ts'
import { config } from '../middleware.ts'

// Next's own resolution of its modules is not vitest's; what decides here is ours.
vi.mock('next-intl/middleware', () => ({ default: () => () => new Response(null) }))

const headers = { 'content-type': 'multipart/form-data; boundary=b' }
const passesMiddleware = (path: string, headers = {}) =>
  doesMatch({ config, nextConfig: {}, url: path.replace(/\{\w+\}/g, 'x'), headers })

it('S47: uploads alone pass by the middleware, which would cut them short; their door limits and guards them', () => {
  const bypassing = contracts.filter(({ path }) => !passesMiddleware(path, headers)).map(({ id }) => id)
  expect(bypassing.sort()).toEqual(
    contracts
      .filter(takesUpload)
      .map(({ id }) => id)
      .sort(),
  )
})

it('S47: what is sent to the same addresses and is no upload does not', () => {
  for (const { path } of contracts.filter(takesUpload)) expect([path, passesMiddleware(path)]).toEqual([path, true])
})
