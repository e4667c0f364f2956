import { expect, it } from 'vitest'
import { listKeys } from '#lib/keys/contract.ts'
import { ask } from '#tests/ask.ts'
import { aKey, aUser, bearer, bearerOf } from '#tests/factories.ts'

it('lists own keys, those that work first, and nobody else’s', async () => {
  const [mine, other] = [await aUser({ role: 'developer' }), await aUser({ role: 'developer' })]
  const first = await aKey(mine, ['courses:read'])
  const second = await aKey(mine, ['analytics:run'], { revokedAt: new Date() })
  await aKey(other, ['courses:read'])
  const { status, body } = await ask(listKeys, {}, { as: await bearer(mine) })
  expect(status).toBe(200)
  expect(body.data.map((k: { id: string }) => k.id)).toEqual([first.id, second.id])
  expect(body.data[1].revoked_at).not.toBeNull()
})

it('S35: hides no key that works behind newer ones that do not', async () => {
  const mine = await aUser({ role: 'developer' })
  const works = [await aKey(mine, ['courses:read']), await aKey(mine, ['courses:read'], { replacedAt: new Date() })]
  const past = new Date(Date.now() - 1000)
  const gone = []
  for (let i = 0; i < 100; i++)
    gone.push(await aKey(mine, ['courses:read'], i % 2 ? { revokedAt: past } : { expiresAt: past }))
  const { body } = await ask(listKeys, {}, { as: await bearer(mine) })
  const expected = [...works.reverse(), ...gone.reverse().slice(0, 98)].map(({ id }) => id)
  expect(body.data.map((k: { id: string }) => k.id)).toEqual(expected)
})

it('S36: needs the role', async () => {
  expect((await ask(listKeys)).status).toBe(401)
  expect((await ask(listKeys, {}, { as: await bearerOf('learner') })).status).toBe(403)
})
