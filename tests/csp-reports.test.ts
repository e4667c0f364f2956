import { expect, it, vi } from 'vitest'
import { POST } from '#app/api/csp-reports/route.ts'

const { warn } = vi.hoisted(() => ({ warn: vi.fn() }))
vi.mock('#lib/log.ts', () => ({ log: { warn } }))
const report = (body: object) => ({ type: 'csp-violation', age: 1, url: 'https://x.example/', body })
const send = (body: BodyInit) =>
  POST(new Request('http://localhost/api/csp-reports', { method: 'POST', body, duplex: 'half' } as RequestInit))
const violation = report({
  documentURL: 'https://shop.example/reset-password?token=canary',
  blockedURL: 'https://evil.example/a.js?q=canary',
  effectiveDirective: 'script-src-elem',
  sourceFile: null,
  disposition: 'enforce',
})

it('S60: what a policy refused is logged, without the queries of addresses', async () => {
  warn.mockClear()
  expect((await send(JSON.stringify([violation, { type: 'deprecation', body: {} }]))).status).toBe(204)
  expect(warn).not.toHaveBeenCalled() // one report that is none spoils its batch
  await send(JSON.stringify([violation]))
  expect(warn).toHaveBeenCalledOnce()
  expect(warn.mock.calls[0]?.[0]).toMatchObject({
    page: 'https://shop.example/reset-password',
    blocked: 'https://evil.example/a.js',
    directive: 'script-src-elem',
  })
  expect(JSON.stringify(warn.mock.calls)).not.toContain('canary')
})

it('S60: nonsense, too much, and too often: the same answer, and the log stays short', async () => {
  warn.mockClear()
  for (const body of ['', 'no json', '{}', 'x'.repeat(20_000), JSON.stringify([violation]).padEnd(17_000)])
    expect((await send(body)).status).toBe(204)
  expect(warn).not.toHaveBeenCalled()
  for (let i = 0; i < 60; i++) await send(JSON.stringify([violation]))
  expect(warn.mock.calls.length).toBeLessThan(20)
})
