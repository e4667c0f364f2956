import { and, eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog } from '#db/schema/index.ts'
import { createToken, getMe, refreshToken, signOut } from '#lib/accounts/contract.ts'
import { ask } from '#tests/ask.ts'
import { aUser, PASSWORD } from '#tests/factories.ts'
import { aSession, callerWith, cookieOf } from '#tests/sessions.ts'

async function twoSignIns() {
  const user = await aUser()
  const pair = async () => (await ask(createToken, { email: user.email, password: PASSWORD })).body
  return [await pair(), await pair()]
}
const works = async ({ access_token, refresh_token }: { access_token: string; refresh_token: string }) => [
  (await ask(getMe, {}, { as: `Bearer ${access_token}` })).status,
  (await ask(refreshToken, { refresh_token })).status,
]

it('ends the family that asks, and leaves the other', async () => {
  const [mine, other] = await twoSignIns()
  expect((await ask(signOut, {}, { as: `Bearer ${mine.access_token}` })).status).toBe(204)
  expect(await works(mine)).toEqual([401, 401])
  expect(await works(other)).toEqual([200, 200])
})

it('S15: ends the browser session that asks: its cookie opens nothing more, and the browser forgets what it kept', async () => {
  const user = await aUser()
  const [cookie, other] = [await cookieOf(await aSession(user)), await cookieOf(await aSession(user))]
  const { status, headers } = await ask(signOut, {}, { headers: { cookie, 'sec-fetch-site': 'same-origin' } })
  expect(status).toBe(204)
  expect(headers.get('clear-site-data')).toBe('"cache"')
  expect(headers.get('cache-control')).toContain('no-store')
  expect((await callerWith(cookie)).kind).toBe('anonymous')
  expect((await callerWith(other)).id).toBe(user.id)
  const events = and(eq(auditLog.tableName, 'sign-out'), eq(auditLog.actorId, user.id))
  expect(await db.$count(auditLog, events)).toBe(1)
})

it('S17: is not to be had from another site', async () => {
  const cookie = await cookieOf(await aSession(await aUser()))
  for (const site of ['cross-site', 'same-site', 'none'])
    expect((await ask(signOut, {}, { headers: { cookie, 'sec-fetch-site': site } })).status).toBe(401)
  expect((await callerWith(cookie)).kind).toBe('user')
})

it('S26: ends every one with all', async () => {
  const [mine, other] = await twoSignIns()
  expect((await ask(signOut, { all: true }, { as: `Bearer ${mine.access_token}` })).status).toBe(204)
  expect(await works(mine)).toEqual([401, 401])
  expect(await works(other)).toEqual([401, 401])
})
