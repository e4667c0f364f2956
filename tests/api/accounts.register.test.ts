import { verify } from '@node-rs/argon2'
import { eq, sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, emailTokens, outbox, users } from '#db/schema/index.ts'
import { register } from '#lib/accounts/contract.ts'
import { sendNext } from '#lib/email/dispatch.ts'
import { ask } from '#tests/ask.ts'
import { aUser } from '#tests/factories.ts'

const PASSWORD = 'ombak tenang sekali'
const userOf = async (email: string) => (await db.select().from(users).where(sql`lower(email) = lower(${email})`))[0]

it('makes an unverified learner, owes the confirmation mail and audits both', async () => {
  const answer = await ask(register, { email: 'sri@contoh.example', password: PASSWORD, name: ' Sri ', locale: 'en' })
  expect([answer.status, answer.body]).toEqual([202, { accepted: true }])
  const user = await userOf('sri@contoh.example')
  expect(user).toMatchObject({ name: 'Sri', role: 'learner', locale: 'en', emailVerifiedAt: null })
  const [mail] = await db.select().from(outbox).where(eq(outbox.recipient, 'sri@contoh.example'))
  expect(mail).toMatchObject({ template: 'verify-email', status: 'queued', locale: 'en' })
  const [entry] = await db
    .select()
    .from(auditLog)
    .where(eq(auditLog.recordId, user?.id ?? ''))
  expect(entry).toMatchObject({ actorKind: 'anonymous', operation: 'INSERT', ip: '203.0.113.7' })
})

it('S01: stores argon2id with the stated parameters', async () => {
  await ask(register, { email: 's01@contoh.example', password: PASSWORD, name: 'Satu' })
  expect((await userOf('s01@contoh.example'))?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

it('S02: takes 12 to 128 characters of any kind, and says which limit was missed', async () => {
  for (const password of ['x'.repeat(11), 'x'.repeat(129)]) {
    const { status, body } = await ask(register, { email: 'p@contoh.example', password, name: 'P' })
    expect([status, body.errors[0].pointer]).toEqual([422, '/password'])
    expect(body.errors[0].detail).toMatch(/12|128/)
  }
  for (const password of ['  spasi di depan dan belakang  ', 'パスワードはとても長いです🚢', 'abcdefghij klmnop']) {
    expect((await ask(register, { email: `${password.length}@contoh.example`, password, name: 'P' })).status).toBe(202)
  }
})

it('S02: keeps a password as it was typed, spaces and all 128 characters', async () => {
  const long = Array.from({ length: 32 }, (_, i) => `k${i % 10}Ω `).join('')
  for (const [i, password] of [`  ${PASSWORD}  `, long].entries()) {
    const email = `utuh${i}@contoh.example`
    expect((await ask(register, { email, password, name: 'Utuh' })).status).toBe(202)
    const stored = (await userOf(email))?.passwordHash ?? ''
    expect(await verify(stored, password)).toBe(true)
    for (const other of [password.trim(), password.slice(0, -1), password.toLowerCase()])
      expect(await verify(stored, other)).toBe(other === password)
  }
})

it('S02: refuses what is guessed first, in the language that was asked for', async () => {
  for (const password of ['pintarekspor2026!', 'budisantoso-budi', 'aaaaaaaaaaaaaa']) {
    const answer = await ask(register, { email: 'budisantoso@contoh.example', password, name: 'Budi', locale: 'id' })
    expect([answer.status, answer.body.type]).toEqual([422, 'http://localhost:3000/problems/password-compromised'])
    expect(answer.body.errors[0]).toMatchObject({ pointer: '/password', detail: expect.stringContaining('Kata sandi') })
  }
  expect(await userOf('budisantoso@contoh.example')).toBeUndefined()
})

it('S04: says the same for a known address, whatever its case, and tells its owner by mail', async () => {
  const known = await aUser({ name: 'Pemilik' })
  const answer = await ask(register, { email: known.email.toUpperCase(), password: PASSWORD, name: 'Lain' })
  expect([answer.status, answer.body]).toEqual([202, { accepted: true }])
  expect(await userOf(known.email)).toMatchObject({ name: 'Pemilik', passwordHash: known.passwordHash })
  const mails = await db.select().from(outbox).where(eq(outbox.userId, known.id))
  expect(mails.map((m) => m.template)).toEqual(['already-registered'])
})

it('lets two sign-ups with one address at once make one account', async () => {
  const input = { email: 'dua@contoh.example', password: PASSWORD, name: 'Dua' }
  const answers = await Promise.all([1, 2, 3, 4].map(() => ask(register, input)))
  expect(answers.map((a) => a.status)).toEqual([202, 202, 202, 202])
  expect(await db.$count(users, sql`lower(email) = 'dua@contoh.example'`)).toBe(1)
})

it('S38: refuses keys that are not its own', async () => {
  const { status, body } = await ask(register, {
    email: 'x@contoh.example',
    password: PASSWORD,
    name: 'X',
    role: 'admin',
    status: 'active',
  })
  expect(status).toBe(422)
  expect(body.errors.map((e: { pointer: string }) => e.pointer)).toEqual(['/role', '/status'])
})

it('S06, S40: refuses bodies that are too large, not JSON, not UTF-8, or not sent as JSON', async () => {
  const send = (body: BodyInit, type = 'application/json') =>
    ask(register, {}, { body, headers: { 'content-type': type } })
  expect((await send(JSON.stringify({ name: 'x'.repeat(5_000) }))).status).toBe(413)
  expect((await send('{"name":')).status).toBe(400)
  expect((await send('[]')).status).toBe(400)
  expect((await send(new Uint8Array([0x7b, 0xff, 0x7d]))).status).toBe(400)
  expect((await send('{"__proto__":{"role":"admin"}}')).status).toBe(400)
  expect((await send(`${'{"a":'.repeat(30)}1${'}'.repeat(30)}`)).status).toBe(400)
  expect((await send('name=x', 'application/x-www-form-urlencoded')).status).toBe(415)
})

it('takes a second sign-up of an unconfirmed address as the one that counts, and voids the links of before', async () => {
  const email = 'ulang@contoh.example'
  await ask(register, { email, password: 'sandi pertama saya', name: 'Pertama' })
  while (await sendNext());
  await ask(register, { email, password: PASSWORD, name: 'Kedua' })
  const user = await userOf(email)
  expect(user?.name).toBe('Kedua')
  expect(await verify(user?.passwordHash ?? '', PASSWORD)).toBe(true)
  const tokens = await db
    .select()
    .from(emailTokens)
    .where(eq(emailTokens.userId, user?.id ?? ''))
  expect(tokens.map((token) => token.usedAt !== null)).toEqual([true])
})
