import { expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { outbox } from '#db/schema/index.ts'
import { forgotPassword } from '#lib/accounts/contract.ts'
import { ask } from '#tests/ask.ts'
import { aUser } from '#tests/factories.ts'

it('S04: says the same for known, unknown and suspended addresses, and mails only whom it may', async () => {
  const [known, suspended] = [await aUser(), await aUser({ status: 'suspended' })]
  for (const email of [known.email.toUpperCase(), suspended.email, 'tidak-ada@contoh.example'])
    expect(await ask(forgotPassword, { email })).toMatchObject({ status: 202, body: { accepted: true } })
  const mails = await db.select().from(outbox)
  expect(mails.map((mail) => [mail.recipient, mail.template])).toEqual([[known.email, 'reset-password']])
})

it('wants an address', async () => {
  const { status, body } = await ask(forgotPassword, { email: 'bukan alamat' })
  expect([status, body.errors[0].pointer]).toEqual([422, '/email'])
})
