import { expect, it } from 'vitest'
import { getSettings } from '#lib/settings/contract.ts'
import { ask } from '#tests/ask.ts'
import { bearerOf } from '#tests/factories.ts'

it('answers the defaults where nobody has decided anything', async () => {
  const { status, body } = await ask(getSettings, {}, { as: await bearerOf('admin') })
  expect([status, body]).toEqual([200, { developer_approval: false }])
  expect((await ask(getSettings)).status).toBe(401)
})
