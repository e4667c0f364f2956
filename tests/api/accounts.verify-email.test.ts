import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { beforeEach, expect, it, vi } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, emailTokens, outbox, users } from '#db/schema/index.ts'
import { register, resendVerification, verifyEmail } from '#lib/accounts/contract.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { listDemoMail } from '#lib/email/demo-mail.ts'
import { sendNext } from '#lib/email/dispatch.ts'
import { ask } from '#tests/ask.ts'
import { aUser, system } from '#tests/factories.ts'

const mailDir = process.env.MAIL_DIR ?? ''

async function signUp(): Promise<{ email: string; token: string }> {
  const email = `orang${Math.random().toString(36).slice(2)}@contoh.example`
  await ask(register, { email, password: 'ombak tenang sekali', name: 'Orang "<b>"' })
  while (await sendNext());
  const mail = (await listDemoMail()).find((m) => m.to === email)
  return { email, token: new URL(mail?.link ?? '').searchParams.get('token') ?? '' }
}
const verifiedAt = async (email: string) =>
  (await db.select().from(users).where(eq(users.email, email)))[0]?.emailVerifiedAt

beforeEach(() => {
  vi.useRealTimers()
})

it('confirms the address with the token of the mail', async () => {
  const { email, token } = await signUp()
  expect(await ask(verifyEmail, { token })).toMatchObject({ status: 200, body: { verified: true } })
  expect(await verifiedAt(email)).toBeInstanceOf(Date)
})

it('S07: spends a token once, also when two come at once', async () => {
  const { token } = await signUp()
  const answers = await Promise.all([1, 2, 3].map(() => ask(verifyEmail, { token })))
  expect(answers.map((a) => a.status).sort()).toEqual([200, 400, 400])
  expect(answers.find((a) => a.status === 400)?.body.type).toMatch(/invalid-link$/)
})

it('S07: keeps only the digest, never the token: not in the outbox, not in the audit', async () => {
  const { token } = await signUp()
  const [tokens, mails, trail] = [
    await db.select().from(emailTokens),
    await db.select().from(outbox),
    await db.select().from(auditLog),
  ]
  expect(token).toHaveLength(43)
  expect(JSON.stringify([tokens, mails, trail])).not.toContain(token)
})

it('S07: refuses a token after its time, and an invented one', async () => {
  const { token, email } = await signUp()
  await transaction(system, (tx) => tx.update(emailTokens).set({ expiresAt: new Date(Date.now() - 1000) }))
  expect((await ask(verifyEmail, { token })).status).toBe(400)
  expect((await ask(verifyEmail, { token: 'A'.repeat(43) })).status).toBe(400)
  expect(await verifiedAt(email)).toBeNull()
})

it('writes mail that shows what people typed as text, never as markup', async () => {
  const { email } = await signUp()
  const files = await Promise.all((await readdir(mailDir)).map((name) => readFile(join(mailDir, name), 'utf8')))
  const mine = files.find((eml) => eml.includes(email)) ?? ''
  expect(mine).toContain('Content-Type: text/html')
  expect(mine.replace(/=\r\n/g, '')).not.toContain('<b>"</p>')
  expect(mine).toMatch(/&#60;b&#62;/)
})

it('sends the link again, and says the same for an unknown address', async () => {
  const unverified = await aUser({ emailVerifiedAt: null })
  const verified = await aUser()
  for (const email of [unverified.email, verified.email, 'tidak-ada@contoh.example'])
    expect(await ask(resendVerification, { email })).toMatchObject({ status: 202, body: { accepted: true } })
  const mails = await db.select().from(outbox).where(eq(outbox.status, 'queued'))
  expect(mails.map((m) => m.recipient)).toEqual([unverified.email])
})
