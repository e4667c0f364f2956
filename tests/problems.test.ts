import { NextRequest } from 'next/server'
import { expect, it } from 'vitest'
import * as analyzeRoute from '#app/api/v1/analytics/analyze/route.ts'
import * as quickRoute from '#app/api/v1/analytics/quick-analysis/route.ts'

const request = (method: string, path: string, headers: Record<string, string> = {}) =>
  new NextRequest(`http://localhost:3000${path}`, {
    method,
    headers: { 'x-request-id': 'order-2026-0001', ...headers },
  })

async function expectProblem(response: Response, status: number, type: string) {
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(await response.json()).toMatchObject({
    type: `http://localhost:3000/problems/${type}`,
    status,
    title: expect.any(String),
    detail: expect.any(String),
    instance: expect.stringMatching(/^\/api\//),
    request_id: 'order-2026-0001',
  })
}

it.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'] as const)(
  'S43: %s on an upload → 405 and Allow, also where the middleware does not see it',
  async (method) => {
    for (const [route, path] of [
      [analyzeRoute, 'analyze'],
      [quickRoute, 'quick-analysis'],
    ] as const) {
      const response = route[method](
        request(method, `/api/v1/analytics/${path}`, { 'content-type': 'multipart/form-data; boundary=b' }),
      )
      expect(response.headers.get('allow')).toBe('POST, OPTIONS')
      await expectProblem(response, 405, 'method-not-allowed')
    }
  },
)
