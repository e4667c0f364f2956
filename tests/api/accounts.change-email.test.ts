import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { emailTokens, outbox, users } from '#db/schema/index.ts'
import { changeEmail, changePassword, confirmEmail, forgotPassword, resetPassword } from '#lib/accounts/contract.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { ask } from '#tests/ask.ts'
import { aUser, bearer, PASSWORD, system } from '#tests/factories.ts'
import { mailedToken } from '#tests/links.ts'

const mailsTo = async (recipient: string) =>
  (await db.select().from(outbox).where(eq(outbox.recipient, recipient))).map((mail) => mail.template)
let n = 0
const newAddress = () => `baru${++n}@contoh.example`

it('S08: mails a link to the new address and a notice to the old one, and changes nothing yet', async () => {
  const [user, email] = [await aUser(), newAddress()]
  const answer = await ask(changeEmail, { current_password: PASSWORD, email }, { as: await bearer(user) })
  expect([answer.status, answer.body]).toEqual([202, { accepted: true }])
  expect(await mailsTo(email)).toEqual(['change-email'])
  expect(await mailsTo(user.email)).toEqual(['email-change-asked'])
  expect((await db.select().from(users).where(eq(users.id, user.id)))[0]).toEqual(user)
  expect(await mailedToken(email, 'confirm-email')).toHaveLength(43)
  const [token] = await db.select().from(emailTokens).where(eq(emailTokens.userId, user.id))
  expect(token).toMatchObject({ purpose: 'change-email', email, usedAt: null })
})

it('S04: says the same for an address that somebody has, and tells that person alone', async () => {
  const [user, other] = [await aUser(), await aUser()]
  const email = other.email.toUpperCase()
  const answer = await ask(changeEmail, { current_password: PASSWORD, email }, { as: await bearer(user) })
  expect([answer.status, answer.body]).toEqual([202, { accepted: true }])
  expect(await mailsTo(other.email)).toEqual(['email-wanted'])
  expect(await mailsTo(user.email)).toEqual(['email-change-asked'])
  expect(await mailsTo(email)).toEqual([])
})

it('S08: needs the current password', async () => {
  const [user, email] = [await aUser(), newAddress()]
  const as = await bearer(user)
  const wrong = await ask(changeEmail, { current_password: 'bukan yang sekarang', email }, { as })
  expect([wrong.status, wrong.body.type]).toEqual([403, expect.stringMatching(/wrong-password$/)])
  expect(await mailsTo(email)).toEqual([])
  expect((await ask(changeEmail, { current_password: PASSWORD, email: 'bukan alamat' }, { as })).status).toBe(422)
})

it('lets only the link of the last request count', async () => {
  const [user, first, last] = [await aUser(), newAddress(), newAddress()]
  const as = await bearer(user)
  await ask(changeEmail, { current_password: PASSWORD, email: first }, { as })
  const token = await mailedToken(first, 'confirm-email')
  await ask(changeEmail, { current_password: PASSWORD, email: last }, { as })
  expect((await ask(confirmEmail, { token })).status).toBe(400)
  expect((await ask(confirmEmail, { token: await mailedToken(last, 'confirm-email') })).status).toBe(200)
})

it('S08: a change of password, or a reset, withdraws it: the link that was sent and the one that still waits', async () => {
  for (const isSent of [true, false])
    for (const rescue of ['change', 'reset']) {
      const [user, email] = [await aUser(), newAddress()]
      const as = await bearer(user)
      await ask(changeEmail, { current_password: PASSWORD, email }, { as })
      const mail = eq(outbox.recipient, email)
      const token = isSent ? await mailedToken(email, 'confirm-email') : ''
      // A mail server that is away: the mail waits, and its link is minted only as it leaves.
      if (!isSent)
        await transaction(system, (tx) =>
          tx
            .update(outbox)
            .set({ dueAt: new Date('2999-01-01') })
            .where(mail),
        )
      const password = 'angin timur yang sepoi'
      if (rescue === 'change') await ask(changePassword, { current_password: PASSWORD, new_password: password }, { as })
      else {
        await ask(forgotPassword, { email: user.email })
        await ask(resetPassword, { token: await mailedToken(user.email, 'reset-password'), password })
      }
      await transaction(system, (tx) => tx.update(outbox).set({ dueAt: new Date() }).where(mail))
      const late = token || (await mailedToken(email, 'confirm-email'))
      const what = `${isSent ? 'sent' : 'waiting'}, ${rescue}`
      expect((await ask(confirmEmail, { token: late || 'x'.repeat(43) })).status, what).toBe(400)
      expect((await db.select().from(users).where(eq(users.id, user.id)))[0]?.email, what).toBe(user.email)
      if (!isSent) expect((await db.select().from(outbox).where(mail))[0], what).toMatchObject({ status: 'dead' })
    }
})
