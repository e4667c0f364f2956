import { expect, it } from 'vitest'
import { refreshTokens } from '#db/schema/index.ts'
import { createToken, listSessions, type SignIn } from '#lib/accounts/contract.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { ask } from '#tests/ask.ts'
import { aKey, aUser, PASSWORD, type Person, system } from '#tests/factories.ts'
import { aSession, cookieOf } from '#tests/sessions.ts'

const days = (n: number) => new Date(Date.now() + n * 86_400_000)
const signIn = async (user: Person) => {
  const headers = { 'user-agent': 'pelabuhan-sync/2.1' }
  const { body } = await ask(createToken, { email: user.email, password: PASSWORD }, { headers, ip: '198.51.100.4' })
  return `Bearer ${body.access_token}`
}
const list = async (as: string): Promise<SignIn[]> => (await ask(listSessions, {}, { as })).body.data

it('S16: says where the account is signed in, newest first, and which of them asks', async () => {
  const user = await aUser()
  const mfaAt = new Date()
  const browser = await aSession(user, { userAgent: 'Firefox', createdAt: days(-1), lastUsedAt: days(-0.5), mfaAt })
  const data = await list(await signIn(user))
  expect(data).toEqual([
    {
      id: expect.any(String),
      kind: 'api',
      current: true,
      ip: '198.51.100.4',
      user_agent: 'pelabuhan-sync/2.1',
      created_at: expect.any(String),
      last_used_at: expect.any(String),
      expires_at: expect.any(String),
      second_factor: false,
    },
    {
      id: browser.id,
      kind: 'browser',
      current: false,
      ip: '203.0.113.7',
      user_agent: 'Firefox',
      created_at: browser.createdAt.toISOString(),
      last_used_at: expect.any(String),
      expires_at: browser.expiresAt.toISOString(),
      second_factor: true,
    },
  ])
})

it('S16: knows the browser that asks', async () => {
  const user = await aUser()
  const headers = { cookie: await cookieOf(await aSession(user)), 'sec-fetch-site': 'same-origin' }
  const { body } = await ask(listSessions, {}, { headers })
  expect(body.data.map((one: SignIn) => [one.kind, one.current])).toEqual([['browser', true]])
})

it('S14: shows none that is over: revoked, expired, idle, or of an API client whose tokens ran out', async () => {
  const user = await aUser()
  await signIn(user)
  await transaction(system, (tx) => tx.update(refreshTokens).set({ expiresAt: days(-1) }))
  await aSession(user, { revokedAt: new Date() })
  await aSession(user, { expiresAt: days(-1) })
  await aSession(user, { createdAt: days(-8) })
  const alive = await aSession(user, { createdAt: days(-8), lastUsedAt: days(-6), expiresAt: days(22) })
  const data = await list(await signIn(user))
  expect(data.map((one) => one.id).slice(1)).toEqual([alive.id])
  // Idle for six of seven days: it ends tomorrow unless it is used.
  expect(Date.parse(data[1]?.expires_at ?? '') - Date.now()).toBeLessThanOrEqual(86_400_000)
})

it('S36: shows nobody else’s, and S31: nothing to a key', async () => {
  const [user, other] = [await aUser({ role: 'developer' }), await aUser()]
  await aSession(other)
  expect(await list(await signIn(user))).toHaveLength(1)
  const { authorization } = await aKey(user, ['courses:read'])
  expect((await ask(listSessions, {}, { as: authorization })).status).toBe(403)
  expect((await ask(listSessions)).status).toBe(401)
})
