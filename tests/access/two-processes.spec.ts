import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { users } from '#db/schema/index.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { aKey, aUser, PASSWORD, type Person, system } from '#tests/factories.ts'
import { anAuthenticator } from '#tests/second-factor.ts'
import { type BuiltServer, startBuilt } from './built-server.ts'
import { byCookie, byToken, type Credential } from './credentials.ts'
import { call, decisionOf, send } from './http.ts'

// Two servers on one database, each asked by its own address: what one has done, the other must know at once.
const servers: BuiltServer[] = []
beforeAll(async () => {
  servers.push(...(await Promise.all([startBuilt(), startBuilt()])))
})
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()))
})

/** Somebody who is signed in by every means, and has used them all on both servers. */
type Guest = { person: Person; keyId: string; cookie: Credential; token: Credential; key: Credential; admin: boolean }

async function aGuest(role: Person['role']): Promise<Guest> {
  const person = await aUser({ role })
  const shown = role === 'admin' ? { mfaAt: new Date() } : {}
  if (role === 'admin') await anAuthenticator(person)
  const { id: keyId, authorization } = await aKey(person, ['courses:read'])
  const guest = {
    ...{ person, keyId, key: { authorization }, admin: role === 'admin' },
    cookie: await byCookie(person, shown),
    token: await byToken(person, shown),
  }
  for (const { url } of servers) expect(await answers(url, guest)).toEqual(welcome)
  return guest
}

/** How each means fares now; what an administrator asks for is administration. */
async function answers(url: string, { cookie, token, key, admin }: Guest) {
  const page = admin ? '/en/admin/users' : '/en/profile'
  const path = admin ? '/api/v1/admin/users' : '/api/v1/me'
  const ask = async (asked: string, headers: Credential) =>
    decisionOf(await send(url, { method: 'GET', path: asked, headers }))
  return {
    page: await ask(page, cookie),
    cookie: await ask(path, { ...cookie, 'sec-fetch-site': 'same-origin' }),
    token: await ask(path, token),
    key: await ask('/api/v1/courses', key),
  }
}

const welcome = { page: 'ok', cookie: 'ok', token: 'ok', key: 'ok' }
const signedOut = { page: 'sign-in', cookie: '401', token: '401', key: 'ok' }

describe.each([
  ['first', 0, 1],
  ['second', 1, 0],
] as const)('S20: done on the %s of two servers, in force on both at the next request:', (_, at, elsewhere) => {
  const here = () => servers[at]?.url ?? ''

  const act = async (method: string, path: string, input: Record<string, unknown>, credential: Credential = {}) => {
    const { headers, ...request } = call(method, path, input)
    const answer = await send(here(), { ...request, headers: { ...headers, ...credential } })
    expect([answer.status, await answer.text()]).toEqual([
      expect.toSatisfy((status) => status < 300),
      expect.anything(),
    ])
  }
  const expectNow = async (guest: Guest, expected: Partial<typeof welcome>) => {
    for (const i of [elsewhere, at])
      expect(await answers(servers[i]?.url ?? '', guest)).toEqual({ ...welcome, ...expected })
  }
  const changeRole = async ({ person }: Guest, role: Person['role']) =>
    act('POST', '/api/v1/admin/users/{id}/role', { id: person.id, role }, (await aGuest('admin')).token)

  it('a demoted administrator', async () => {
    const guest = await aGuest('admin')
    await changeRole(guest, 'developer')
    await expectNow(guest, { page: '403', cookie: '403', token: '403' })
    await changeRole(guest, 'learner')
    await expectNow(guest, { page: '403', cookie: '403', token: '403', key: '403' })
  })

  it('a suspended person', async () => {
    const guest = await aGuest('developer')
    await setStatus(guest, 'suspended')
    await expectNow(guest, { ...signedOut, key: '401' })
    await setStatus(guest, 'active')
    await expectNow(guest, welcome)
  })

  it('a revoked key', async () => {
    const guest = await aGuest('developer')
    await act('DELETE', '/api/v1/developer/keys/{id}', { id: guest.keyId }, guest.token)
    await expectNow(guest, { key: '401' })
  })

  it('an ended session, of a browser or of an API client', async () => {
    const [browser, client, both] = [await aGuest('developer'), await aGuest('developer'), await aGuest('developer')]
    await act('POST', '/api/v1/auth/logout', {}, { ...browser.cookie, 'sec-fetch-site': 'same-origin' })
    await expectNow(browser, { page: 'sign-in', cookie: '401' })
    await act('POST', '/api/v1/auth/logout', {}, client.token)
    await expectNow(client, { token: '401' })
    await act('POST', '/api/v1/auth/logout', { all: true }, both.token)
    await expectNow(both, signedOut)
  })

  it('a changed password', async () => {
    const guest = await aGuest('developer')
    const input = { current_password: PASSWORD, new_password: 'angin timur yang sepoi' }
    await act('POST', '/api/v1/me/password', input, await byToken(guest.person))
    await expectNow(guest, signedOut)
  })
})

/** Nobody may do this over the wire yet. */
const setStatus = ({ person }: Guest, status: Person['status']) =>
  transaction(system, (tx) => tx.update(users).set({ status }).where(eq(users.id, person.id)))
