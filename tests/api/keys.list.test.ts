import { expect, it } from 'vitest'
import { listKeys } from '#lib/keys/contract.ts'
import { ask } from '#tests/ask.ts'
import { aKey, aUser, bearer, bearerOf } from '#tests/factories.ts'

it('lists own keys, newest first, and nobody else’s', async () => {
  const [mine, other] = [await aUser({ role: 'developer' }), await aUser({ role: 'developer' })]
  const first = await aKey(mine, ['courses:read'])
  const second = await aKey(mine, ['analytics:run'], { revokedAt: new Date() })
  await aKey(other, ['courses:read'])
  const { status, body } = await ask(listKeys, {}, { as: await bearer(mine) })
  expect(status).toBe(200)
  expect(body.data.map((k: { id: string }) => k.id)).toEqual([second.id, first.id])
  expect(body.data[0].revoked_at).not.toBeNull()
})

it('S36: needs the role', async () => {
  expect((await ask(listKeys)).status).toBe(401)
  expect((await ask(listKeys, {}, { as: await bearerOf('learner') })).status).toBe(403)
})
