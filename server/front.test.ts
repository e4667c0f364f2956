import { once } from 'node:events'
import type { IncomingHttpHeaders, Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { problems } from '#lib/http/problem.ts'
import nextConfig from '../next.config.js'
import { trustedProxies } from './forwarded.ts'
import { frontServer, LIMITS } from './front.ts'
import { securityHeaders } from './security-headers.ts'

let server: Server
afterEach(() => server.close().closeAllConnections())

type Listener = Parameters<typeof frontServer>[0]
/** Answers with the headers it was given, once the body is complete. */
const echo: Listener = (request, response) => {
  request.on('error', () => undefined)
  request.resume().on('end', () => response.end(JSON.stringify(request.headers)))
}

async function start(
  limits: Partial<typeof LIMITS> = {},
  proxies = '',
  appUrl = 'http://shop.example',
  listener: Listener = echo,
) {
  server = frontServer(listener, { trusted: trustedProxies(proxies), appUrl, limits: { ...LIMITS, ...limits } })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

/** Sends bytes as they are and waits until the server has closed the connection. */
async function raw(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.write(bytes)
  let answer = ''
  for await (const chunk of socket) answer += chunk
  return answer
}

const get = (lines: string[] = []) =>
  ['GET / HTTP/1.1', 'Host: shop.example', 'Connection: close', ...lines, '', ''].join('\r\n')
const headersSeen = (answer: string): IncomingHttpHeaders =>
  JSON.parse(answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1))

test('S58: what a client says about its way here is replaced, and Next’s inner headers are gone', async () => {
  const port = await start()
  const lies = [
    'X-Forwarded-For: 1.2.3.4',
    'X-Real-IP: 1.2.3.4',
    'Forwarded: for=1.2.3.4',
    'X-Forwarded-Host: evil.example',
  ]
  const inner = ['X-Middleware-Subrequest: middleware', 'X-Forwarded-Proto: https', 'RSC: 1', 'Next-Action: abc']
  const seen = headersSeen(await raw(port, get([...lies, ...inner])))
  expect(seen).toMatchObject({
    'x-forwarded-for': '127.0.0.1',
    'x-real-ip': '127.0.0.1',
    'x-forwarded-proto': 'http',
    'x-forwarded-host': 'shop.example',
    'x-forwarded-port': `${port}`,
    rsc: '1',
    'next-action': 'abc',
  })
  expect(Object.keys(seen)).not.toContain('forwarded')
  expect(Object.keys(seen)).not.toContain('x-middleware-subrequest')
})

test('S58: a trusted proxy is believed', async () => {
  const port = await start({}, '127.0.0.1')
  const seen = headersSeen(await raw(port, get(['X-Forwarded-For: 6.6.6.6, 203.0.113.9', 'X-Forwarded-Proto: https'])))
  expect(seen).toMatchObject({ 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' })
})

test('each request has an id: the client’s if it is one, else a new one', async () => {
  const port = await start()
  expect(headersSeen(await raw(port, get(['X-Request-Id: order-2026-0001'])))['x-request-id']).toBe('order-2026-0001')
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/
  expect(headersSeen(await raw(port, get()))['x-request-id']).toMatch(uuid)
  expect(headersSeen(await raw(port, get(['X-Request-Id: a b"{}'])))['x-request-id']).toMatch(uuid)
})

test.each([
  ['TRACE', 'TRACE / HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['CONNECT', 'CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['a known method nobody here uses', 'PROPFIND / HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['an unknown method', 'BREW / HTTP/1.1\r\nHost: a\r\n\r\n'],
])('S43: %s → 405, as a problem that says what is allowed', async (_, bytes) => {
  const answer = await raw(await start(), bytes)
  expect(answer).toMatch(/^HTTP\/1\.1 405 Method Not Allowed\r\n/)
  expect(answer).toMatch(/\r\nallow: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS\r\n/i)
  expect(answer).toMatch(/\r\ncontent-type: application\/problem\+json\r\n/i)
  const body = JSON.parse(answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1))
  expect(body).toEqual({
    type: 'about:blank',
    title: 'Method Not Allowed',
    status: 405,
    request_id: /x-request-id: (\S+)/i.exec(answer)?.[1],
  })
})

test.each([
  [
    'Content-Length and Transfer-Encoding',
    'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  ],
  ['two Content-Lengths', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello'],
  ['two Hosts', 'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n'],
  ['two credentials (S30)', 'GET / HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer a\r\nAuthorization: ApiKey b\r\n\r\n'],
  ['no Host', 'GET / HTTP/1.1\r\n\r\n'],
  ['a bad chunk', 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n'],
  ['a bare line feed in a header', 'GET / HTTP/1.1\r\nHost: a\r\nX: 1\nY: 2\r\n\r\n'],
])('S59: %s → 400 and close', async (_, bytes) => {
  expect(await raw(await start(), bytes)).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
})

test('S59: 16 kB of headers is too much → 431', async () => {
  expect(await raw(await start(), get([`X-Long: ${'x'.repeat(17_000)}`]))).toMatch(/^HTTP\/1\.1 431 /)
})

test('S59: headers that do not come → 408', async () => {
  const port = await start({ headersTimeoutMs: 100, checkEveryMs: 20 })
  expect(await raw(port, 'GET / HTTP/1.1\r\nHost: a\r\n')).toMatch(/^HTTP\/1\.1 408 /)
})

test('S59: a body that does not come → 408, but an upload has longer', async () => {
  const port = await start({ requestTimeoutMs: 100, uploadTimeoutMs: 400, headersTimeoutMs: 400, checkEveryMs: 20 })
  const slow = (path: string) => `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf`
  const ended: string[] = []
  const note = (name: string) => (answer: string) => {
    ended.push(name)
    return answer
  }
  const answers = await Promise.all([
    raw(port, slow('/api/v1/analytics/analyze')).then(note('upload')),
    raw(port, slow('/api/v1/courses')).then(note('ordinary')),
  ])
  for (const answer of answers) expect(answer).toMatch(/^HTTP\/1\.1 408 /)
  expect(ended).toEqual(['ordinary', 'upload'])
})

test('S59: an answer that takes long is not cut off, though nobody has read the request’s body', async () => {
  const port = await start({ requestTimeoutMs: 100 }, '', 'http://shop.example', (_, response) => {
    response.write('first half, ')
    setTimeout(() => response.end('second half'), 400)
  })
  expect(await raw(port, get())).toContain('second half')
})

test('S59: a connection is given up after its share of requests', async () => {
  const port = await start({ requestsPerSocketMax: 2, keepAliveTimeoutMs: 50, checkEveryMs: 20 })
  const keepAlive = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'
  const answer = await raw(port, keepAlive + keepAlive)
  expect(answer.match(/HTTP\/1\.1 200 /g)).toHaveLength(2)
  expect(answer.match(/connection: close/gi)).toHaveLength(1)
})

test('a wish to change the protocol is an ordinary request', async () => {
  const lines = ['Host: a', 'Connection: Upgrade, close', 'Upgrade: websocket', 'X-Forwarded-For: 1.2.3.4']
  const answer = await raw(await start(), `GET / HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
  expect(headersSeen(answer)['x-forwarded-for']).toBe('127.0.0.1')
})

describe('S62: where people use https', () => {
  const ask = (path: string, proto: string) =>
    start({}, '127.0.0.1', 'https://shop.example').then((port) =>
      raw(port, get([`X-Forwarded-Proto: ${proto}`]).replace('GET /', `GET ${path}`)),
    )

  test.each([
    ['/courses?q=kopi', 'https://shop.example/courses?q=kopi'],
    ['//evil.example/x', 'https://shop.example//evil.example/x'],
    ['/_next/static/a.js', 'https://shop.example/_next/static/a.js'],
    ['/healthy', 'https://shop.example/healthy'],
  ])('the page %s without it is led there', async (path, location) => {
    const answer = await ask(path, 'http')
    expect(answer).toMatch(/^HTTP\/1\.1 308 /)
    expect(answer).toContain(`location: ${location}\r\n`)
    expect(answer).not.toMatch(/strict-transport/i)
  })

  test('the API without it is refused, and never led anywhere', async () => {
    const answer = await ask('/api/v1/courses', 'http')
    expect(answer).toMatch(/^HTTP\/1\.1 403 /)
    expect(answer).toContain('content-type: application/problem+json')
    expect(answer).not.toMatch(/^location/im)
    const { title, status } = problems['https-required']
    const body: Record<string, unknown> = headersSeen(answer)
    expect(body).toMatchObject({ type: 'https://shop.example/problems/https-required', title, status })
    expect(body.request_id).toMatch(/^[0-9a-f-]{36}$/)
  })

  test.each(['/health', '/health/live', '/health/ready?verbose=1'])('%s answers either way', async (path) => {
    expect(await ask(path, 'http')).toMatch(/^HTTP\/1\.1 200 /)
  })

  test('S60: an answer over https says that there is no other way; over http, as a demo has it, none does', async () => {
    expect(await ask('/', 'https')).toContain('strict-transport-security: max-age=31536000; includeSubDomains\r\n')
    expect(await raw(await start({}, '127.0.0.1'), get(['X-Forwarded-Proto: https']))).not.toMatch(/strict-transport/i)
  })
})

test('S60: the entry’s own refusals carry the headers that Next’s answers carry', async () => {
  const [{ headers = [] } = {}] = (await nextConfig.headers?.()) ?? []
  expect(Object.fromEntries(headers.map(({ key, value }) => [key, value]))).toEqual(securityHeaders)
  const refused = await raw(await start(), 'BREW / HTTP/1.1\r\nHost: a\r\n\r\n'.replace('BREW', 'PROPFIND'))
  const redirected = await raw(await start({}, '', 'https://shop.example'), get())
  for (const [name, value] of Object.entries(securityHeaders))
    for (const answer of [refused, redirected]) expect(answer).toContain(`${name}: ${value}\r\n`)
})

test('S59: the limits are those that were agreed', () => {
  expect(LIMITS).toMatchObject({ headersTimeoutMs: 10_000, requestTimeoutMs: 30_000, uploadTimeoutMs: 600_000 })
  expect(LIMITS).toMatchObject({
    keepAliveTimeoutMs: 65_000,
    headerBytesMax: 16_384,
    connectionsMax: 2_000,
    requestsPerSocketMax: 1_000,
  })
})
