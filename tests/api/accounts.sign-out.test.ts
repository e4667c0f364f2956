import { expect, it } from 'vitest'
import { createToken, getMe, refreshToken, signOut } from '#lib/accounts/contract.ts'
import { ask } from '#tests/ask.ts'
import { aUser, PASSWORD } from '#tests/factories.ts'

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

it('S26: ends every one with all', async () => {
  const [mine, other] = await twoSignIns()
  expect((await ask(signOut, { all: true }, { as: `Bearer ${mine.access_token}` })).status).toBe(204)
  expect(await works(mine)).toEqual([401, 401])
  expect(await works(other)).toEqual([401, 401])
})
