import { eq } from 'drizzle-orm'
import { NextRequest } from 'next/server'
import { beforeEach, expect, it, vi } from 'vitest'
import { db } from '#db/client.ts'
import { users } from '#db/schema/index.ts'
import { updateMe } from '#lib/accounts/contract.ts'
import { updateOwnProfile } from '#lib/accounts/update-me.ts'
import { submit } from '#lib/http/submit.ts'
import { middleware } from '../middleware.ts'
import { browser } from './browser.ts'
import { aUser } from './factories.ts'
import { aSession, cookieOf } from './sessions.ts'

vi.mock('next/headers', () => import('#tests/browser.ts').then(({ nextHeaders }) => nextHeaders))
vi.mock('next/navigation', () => import('next/dist/client/components/navigation.react-server.js'))
// Next's own resolution of its modules is not vitest's; what decides here is ours.
vi.mock('next-intl/middleware', () => ({ default: () => () => new Response(null) }))
vi.mock('next-intl/server', () => ({ getLocale: async () => 'en' }))
beforeEach(() => browser.forget())

const host = { host: 'localhost:3000' }
const foreign: Record<string, Record<string, string>> = {
  'a foreign Origin': { origin: 'https://evil.example' },
  'a foreign Origin that says it is the same': { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
  'the Origin null': { origin: 'null', 'sec-fetch-site': 'same-origin' },
  'our Origin as a prefix': { origin: 'http://localhost:3000.evil.example' },
  'Sec-Fetch-Site: cross-site': { 'sec-fetch-site': 'cross-site' },
  'Sec-Fetch-Site: same-site': { 'sec-fetch-site': 'same-site' },
  'no Origin at all': {},
}
const own: Record<string, Record<string, string>> = {
  'Sec-Fetch-Site: same-origin': { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:3000' },
  'an equal Origin, from a browser that says no more': { origin: 'http://localhost:3000' },
}
const nameOf = async (id: string) => (await db.select().from(users).where(eq(users.id, id)))[0]?.name

async function sendForm(headers: Record<string, string>, contract: typeof updateMe = updateMe) {
  const user = await aUser({ name: 'Sebelum' })
  browser.headers = new Headers({ ...host, ...headers, cookie: await cookieOf(await aSession(user)) })
  const form = new FormData()
  form.set('name', 'Sesudah')
  const { problem } = await submit(contract, updateOwnProfile)({}, form)
  return { status: problem?.status, name: await nameOf(user.id) }
}

it.each(Object.entries(foreign))('S17: a form sent with %s writes nothing', async (_, headers) => {
  expect(await sendForm(headers)).toEqual({ status: 403, name: 'Sebelum' })
})

it.each(Object.entries(own))('S17: a form sent with %s is taken', async (_, headers) => {
  expect(await sendForm(headers)).toEqual({ status: undefined, name: 'Sesudah' })
})

it('S06: a form much longer than its contract allows is refused before anything else, one within it is taken', async () => {
  const small = { ...updateMe, bodyMax: 4_000 }
  const sent = (length: number, from = own['Sec-Fetch-Site: same-origin']) =>
    sendForm({ ...from, 'content-length': String(length) }, small)
  expect(await sent(20_001)).toEqual({ status: 413, name: 'Sebelum' })
  expect(await sent(20_001, {})).toEqual({ status: 413, name: 'Sebelum' })
  expect(await sent(20_000)).toEqual({ status: undefined, name: 'Sesudah' })
})

const post = (headers: Record<string, string>) =>
  middleware(new NextRequest('http://localhost:3000/profile', { method: 'POST', headers: { ...host, ...headers } }))

it.each(Object.entries(foreign))('S17: the fence answers a POST to a page with %s by 403', async (_, headers) => {
  const response = await post(headers)
  expect(response.status).toBe(403)
  expect(await response.json()).toMatchObject({ type: 'http://localhost:3000/problems/cross-site' })
})

it.each(Object.entries(own))('S17: the fence lets a POST with %s through', async (_, headers) => {
  expect((await post(headers)).status).not.toBe(403)
})
