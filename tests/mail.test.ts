import { createServer, type Socket } from 'node:net'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { emailTokens, outbox } from '#db/schema/index.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { sendNext } from '#lib/email/dispatch.ts'
import { owe } from '#lib/email/outbox.ts'
import { aUser, system } from './factories.ts'

/** The smallest server that speaks SMTP: greets, answers each command, and takes or refuses the mail as `refuses` says. */
let refuses = true
const taken: string[] = []
const server = createServer((socket: Socket) => {
  let data: string | undefined
  socket.write('220 mail.example ESMTP\r\n')
  socket.on('data', (chunk) => {
    if (data !== undefined) {
      data += chunk
      if (!data.endsWith('\r\n.\r\n')) return
      taken.push(data)
      data = undefined
      socket.write('250 taken\r\n')
      return
    }
    for (const line of String(chunk).split('\r\n').filter(Boolean)) {
      if (line.startsWith('MAIL') && refuses) socket.write('451 try again later\r\n')
      else if (line.startsWith('DATA')) {
        data = ''
        socket.write('354 go on\r\n')
      } else if (line.startsWith('QUIT')) socket.end('221 bye\r\n')
      else socket.write('250 ok\r\n')
    }
  })
  socket.on('error', () => undefined)
})

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  process.env.SMTP_URL = `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
})
afterAll(() => {
  server.close()
})

it('S66: pauses after a refusal, tries again, and sends once', async () => {
  const user = await aUser({ emailVerifiedAt: null, name: 'Rahma' })
  const mail = {
    userId: user.id,
    recipient: user.email,
    locale: 'id',
    template: 'verify-email',
    params: { name: 'Rahma' },
  }
  await transaction(system, (tx) => owe(tx, mail as Parameters<typeof owe>[1]))
  expect(await sendNext()).toBe(true)
  const [refused] = await db.select().from(outbox)
  expect(refused).toMatchObject({ status: 'queued', tries: 1, lastError: expect.stringContaining('451') })
  expect(refused?.dueAt.getTime()).toBeGreaterThan(Date.now() + 3_000)
  expect(await sendNext()).toBe(false)

  refuses = false
  await transaction(system, (tx) => tx.update(outbox).set({ dueAt: new Date() }))
  expect(await sendNext()).toBe(true)
  expect(await sendNext()).toBe(false)
  expect((await db.select().from(outbox))[0]).toMatchObject({ status: 'sent', tries: 2 })
  expect(taken).toHaveLength(1)
  expect(taken[0]).toContain(user.email)
  expect(await db.$count(emailTokens)).toBe(2) // one minted a try; the first was mailed to nobody
})

it('S66: gives up after the last pause, and says why', async () => {
  refuses = true
  const user = await aUser()
  const mail = {
    userId: user.id,
    recipient: user.email,
    locale: 'en',
    template: 'already-registered',
    params: { name: 'x' },
  }
  await transaction(system, (tx) => owe(tx, mail as Parameters<typeof owe>[1]))
  for (let i = 0; i < 7; i++) {
    await transaction(system, (tx) => tx.update(outbox).set({ dueAt: new Date() }))
    await sendNext()
  }
  const dead = (await db.select().from(outbox)).find((row) => row.recipient === user.email)
  expect(dead).toMatchObject({ status: 'dead', tries: 7 })
})

it('S66: lets one that it does not know hold up no other', async () => {
  refuses = false
  const user = await aUser()
  const owed = (template: string) =>
    ({ userId: user.id, recipient: user.email, locale: 'en', template, params: { name: 'x' } }) as Parameters<
      typeof owe
    >[1]
  await transaction(system, (tx) => owe(tx, owed('of-a-newer-version')))
  await transaction(system, (tx) => owe(tx, owed('already-registered')))
  while (await sendNext());
  const rows = await db.select().from(outbox).where(eq(outbox.recipient, user.email)).orderBy(outbox.id)
  expect(rows).toMatchObject([
    { status: 'queued', tries: 1, lastError: 'there is no mail called of-a-newer-version' },
    { status: 'sent' },
  ])
})
