import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { apiKeys, outbox } from '#db/schema/index.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { listCourses } from '#lib/courses/contract.ts'
import { sendNext } from '#lib/email/dispatch.ts'
import { renderMail } from '#lib/email/templates.ts'
import { announceEndingKeys } from '#lib/keys/announce-ending.ts'
import { rotateKey } from '#lib/keys/contract.ts'
import { ask } from '#tests/ask.ts'
import { aKey, aUser, bearer, system } from './factories.ts'

const DAY_MS = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS)
const longAgo = inDays(-80)

async function aKeyEnding(days: number, wanted: Partial<typeof apiKeys.$inferInsert> = {}) {
  const owner = await aUser({ role: 'developer', name: 'Sari' })
  const key = await aKey(owner, ['courses:read'], { expiresAt: inDays(days), createdAt: longAgo, ...wanted })
  const mails = async () =>
    (await db.select().from(outbox).where(eq(outbox.userId, owner.id))).map((mail) => mail.template)
  const moveTo = (left: number) =>
    transaction(system, (tx) =>
      tx
        .update(apiKeys)
        .set({ expiresAt: inDays(left) })
        .where(eq(apiKeys.id, key.id)),
    )
  return { ...key, owner, mails, moveTo }
}

it('S33: announces the end of a key 14, 3 and 0 days before, each exactly once', async () => {
  const { id, mails, moveTo } = await aKeyEnding(15.01)
  const seen: number[] = []
  for (const left of [15.01, 14.9, 14.1, 9, 4.01, 3.9, 3.1, 2, 1.01, 0.9, 0.1, -0.1, -5]) {
    await moveTo(left)
    await Promise.all([announceEndingKeys(), announceEndingKeys(), announceEndingKeys()])
    await announceEndingKeys()
    seen.push((await mails()).length)
  }
  expect(seen).toEqual([0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3])
  const [row] = await db.select().from(apiKeys).where(eq(apiKeys.id, id))
  expect(row?.noticeDays).toBe(0)
})

it('S33: after a pause sends only the nearest', async () => {
  const [three, none] = [await aKeyEnding(2.5), await aKeyEnding(-1)]
  await announceEndingKeys()
  expect([await three.mails(), await none.mails()]).toEqual([['key-ending'], ['key-ending']])
  await none.moveTo(-6)
  await announceEndingKeys()
  expect(await none.mails()).toHaveLength(1)
})

it('S33: says which key, until when and where to rotate it, and never the key', async () => {
  const { key, owner } = await aKeyEnding(3.5, { name: 'Gudang <b>Surabaya</b>' })
  await announceEndingKeys()
  while (await sendNext());
  const [mail] = await db.select().from(outbox).where(eq(outbox.userId, owner.id))
  expect(mail?.status).toBe('sent')
  const said = renderMail('key-ending', 'id', { ...mail?.params, link: 'http://localhost:3000/developer/keys' })
  expect(said.text).toContain(`berakhiran ${key.slice(-4)} berlaku sampai `)
  expect(said.text).toContain('http://localhost:3000/developer/keys')
  expect(said.html).not.toContain('<b>')
  expect(JSON.stringify([mail, said])).not.toContain(key)
})

it('S33: is silent about keys that ended otherwise, that nobody can use, and that were never to last', async () => {
  const past = inDays(-1)
  const quiet = [
    await aKeyEnding(2, { revokedAt: past }),
    await aKeyEnding(2, { replacedAt: past }),
    await aKeyEnding(-8),
    await aKeyEnding(0.99, { createdAt: new Date() }),
    await aKeyEnding(3.99, { createdAt: new Date() }),
  ]
  const rotated = await aKeyEnding(2)
  expect((await ask(rotateKey, { id: rotated.id }, { as: await bearer(rotated.owner) })).status).toBe(201)
  await announceEndingKeys()
  for (const key of quiet) expect(await key.mails()).toEqual([])
  expect(await rotated.mails()).toEqual(['key-rotated'])
})

it('S33: an expired key is refused', async () => {
  const { authorization, moveTo } = await aKeyEnding(1)
  const status = async () => (await ask(listCourses, {}, { as: authorization })).status
  expect(await status()).toBe(200)
  await moveTo(-0.0001)
  expect(await status()).toBe(401)
})
