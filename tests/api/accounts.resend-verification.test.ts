import { expect, it } from 'vitest'
import { resendVerification } from '#lib/accounts/contract.ts'
import { ask } from '#tests/ask.ts'

// What it sends and to whom is asserted beside the link it sends: accounts.verify-email.test.ts.
it('wants an address', async () => {
  const { status, body } = await ask(resendVerification, { email: 'bukan alamat' })
  expect([status, body.errors[0].pointer]).toEqual([422, '/email'])
})
