import { expect, it } from 'vitest'
import { newId } from '#db/id.ts'
import { getUser } from '#lib/users/contract.ts'
import { ask } from '#tests/ask.ts'
import { aUser, bearerOf } from '#tests/factories.ts'

it('shows one user to an administrator', async () => {
  const user = await aUser({ name: 'Yohanes Bere', emailVerifiedAt: null })
  const as = await bearerOf('admin')
  const { status, body } = await ask(getUser, { id: user.id }, { as })
  expect(status).toBe(200)
  expect(body).toMatchObject({ name: 'Yohanes Bere', email_verified: false, last_active_at: null })
  expect((await ask(getUser, { id: newId() }, { as })).status).toBe(404)
  expect((await ask(getUser, { id: user.id }, { as: await bearerOf('developer') })).status).toBe(403)
})
