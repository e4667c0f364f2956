import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { mindCookies } from './set-cookie.ts'

let answer: (response: ServerResponse) => void = () => undefined
const server = createServer((_, response) => {
  mindCookies(response)
  answer(response)
}).listen(0, '127.0.0.1')
afterAll(() => {
  server.close()
})

async function headersOf(how: typeof answer): Promise<Headers> {
  if (!server.listening) await once(server, 'listening')
  answer = how
  const { port } = server.address() as AddressInfo
  return (await fetch(`http://127.0.0.1:${port}`, { redirect: 'manual' })).headers
}

const cleared = ['theme=dark; Path=/', 'pe.session=; Path=/; Max-Age=0; HttpOnly']

test('S15: an answer that clears the session cookie clears the cache too', async () => {
  const ways: (typeof answer)[] = [
    (response) => response.setHeader('set-cookie', cleared).end('implicit'),
    (response) => response.setHeader('set-cookie', cleared).writeHead(303, { location: '/' }).end(),
    (response) => response.setHeader('set-cookie', '__Host-pe.session=; Path=/; Max-Age=0; Secure').end(),
  ]
  for (const way of ways) expect((await headersOf(way)).get('clear-site-data')).toBe('"cache"')
})

test('S15: other answers leave the cache alone', async () => {
  const ways: (typeof answer)[] = [
    (response) => response.end('nothing'),
    (response) => response.setHeader('set-cookie', 'pe.session=abc; Path=/; HttpOnly').end(),
    (response) => response.setHeader('set-cookie', ['theme=; Path=/; Max-Age=0']).end(),
  ]
  for (const way of ways) expect((await headersOf(way)).get('clear-site-data')).toBeNull()
})

test('S61: an answer that sets a cookie is for nobody to keep, whatever else it says of itself', async () => {
  const kept = (response: ServerResponse) => response.setHeader('cache-control', 'public, max-age=60')
  const setting = await headersOf((response) => kept(response).setHeader('set-cookie', 'theme=dark').end())
  expect(setting.get('cache-control')).toBe('private, no-store')
  expect((await headersOf((response) => kept(response).end())).get('cache-control')).toBe('public, max-age=60')
})
