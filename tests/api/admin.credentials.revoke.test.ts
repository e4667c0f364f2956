import { gunzipSync } from 'node:zlib'
import { and, eq } from 'drizzle-orm'
import jwt from 'jsonwebtoken'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, credentials, outbox } from '#db/schema/index.ts'
import { transaction } from '#lib/audit/transaction.ts'
import {
  getCredential,
  getCredentialJwt,
  getCredentialPdf,
  getCredentialPng,
  revoke,
} from '#lib/credentials/contract.ts'
import { LIST_ENTRIES } from '#lib/credentials/status-entry.ts'
import { freePlaces } from '#lib/credentials/status-list.ts'
import { ask } from '#tests/ask.ts'
import { aHolder, fetchPublished } from '#tests/credentials.ts'
import { aUser, bearer, bearerOf, system } from '#tests/factories.ts'
import { seedCourses } from './learning.ts'

beforeAll(async () => {
  await seedCourses()
})

type Entry = { statusListCredential: string; statusListIndex: string; id: string }
const entryIn = (token: string) => (jwt.decode(token) as { credentialStatus: Entry }).credentialStatus

/** Read by the steps of the specification (Bitstring Status List 1.0, section 3.2), and nothing of ours. */
async function isRevoked({ statusListCredential, statusListIndex }: Entry): Promise<boolean> {
  const { text, headers } = await fetchPublished(statusListCredential)
  expect(headers.get('content-type')).toBe('application/vc+jwt')
  const { keys } = JSON.parse((await fetchPublished('http://localhost:3000/.well-known/jwks.json')).text)
  const { createPublicKey } = await import('node:crypto')
  const key = createPublicKey({ key: keys[0], format: 'jwk' })
  const { credentialSubject } = jwt.verify(text, key, { algorithms: ['RS256'] }) as {
    credentialSubject: { encodedList: string; statusPurpose: string; type: string }
  }
  expect(credentialSubject).toMatchObject({ type: 'BitstringStatusList', statusPurpose: 'revocation' })
  expect(credentialSubject.encodedList).toMatch(/^u[A-Za-z0-9_-]+$/)
  const list = gunzipSync(Buffer.from(credentialSubject.encodedList.slice(1), 'base64url'))
  expect(list.length * 8).toBeGreaterThanOrEqual(131_072)
  const bits = [...list].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return bits[Number(statusListIndex)] === '1'
}

describe('withdrawing a credential', () => {
  it('shows at once, wherever it is looked at, for this one and no other', async () => {
    const [one, other] = [await aHolder(), await aHolder()]
    const entries = [entryIn(one.jwt), entryIn(other.jwt)] as const
    expect(entries[0].statusListIndex).not.toBe(entries[1].statusListIndex)
    expect([await isRevoked(entries[0]), await isRevoked(entries[1])]).toEqual([false, false])
    // No other list is there, however far behind.
    for (const list of ['0', '2', '99999', '999999', '1e3', '-1', 'x'])
      expect((await fetchPublished(entries[0].statusListCredential.replace(/[^/]+$/, list))).status).toBe(404)
    const seen = await fetchPublished(entries[0].statusListCredential)
    expect(seen.headers.get('cache-control')).toBe('public, no-cache')
    const etag = { 'if-none-match': seen.headers.get('etag') ?? '' }
    expect((await fetchPublished(entries[0].statusListCredential, etag)).status).toBe(304)

    const admin = await aUser({ role: 'admin' })
    const asked = { id: one.id, reason: 'Tes dikerjakan orang lain' }
    const { status, body } = await ask(revoke, asked, { as: await bearer(admin) })
    expect([status, body.standing]).toEqual([200, 'revoked'])

    expect((await fetchPublished(entries[0].statusListCredential, etag)).status).toBe(200)
    expect([await isRevoked(entries[0]), await isRevoked(entries[1])]).toEqual([true, false])
    const looked = await ask(getCredential, { id: one.id })
    expect(looked.body).toMatchObject({ standing: 'revoked', revoked_at: expect.any(String), credential: null })
    for (const file of [getCredentialJwt, getCredentialPdf, getCredentialPng])
      expect((await ask(file, { id: one.id })).status).toBe(410)
    expect((await fetchPublished(`http://localhost:3000/credentials/${one.id}`)).status).toBe(410)
    expect((await ask(getCredential, { id: other.id })).body.standing).toBe('valid')

    const trail = and(
      eq(auditLog.tableName, 'credentials'),
      eq(auditLog.recordId, one.id),
      eq(auditLog.operation, 'UPDATE'),
    )
    expect(await db.select().from(auditLog).where(trail)).toMatchObject([
      { actorId: admin.id, old: { revoked_at: null }, new: { revocation_reason: asked.reason } },
    ])
    const mails = await db.select().from(outbox).where(eq(outbox.recipient, one.user.email))
    expect(mails.map(({ template }) => template)).toEqual(['credential-issued', 'credential-revoked'])
    expect(mails[1]?.params).toMatchObject({ reason: asked.reason })
  })

  it('keeps the reason between the administrator and the holder', async () => {
    const { id } = await aHolder()
    const reason = 'Alasan yang hanya untuk pemegang'
    const answer = await ask(revoke, { id, reason }, { as: await bearerOf('admin') })
    expect(answer.text + (await ask(getCredential, { id })).text).not.toContain(reason)
  })

  it('happens once: the first day and the first reason stay', async () => {
    const { id, user } = await aHolder()
    const as = await bearerOf('admin')
    const first = await ask(revoke, { id, reason: 'Pertama' }, { as })
    const second = await ask(revoke, { id, reason: 'Kedua', may_claim_again: true }, { as })
    expect([second.status, second.body]).toEqual([200, first.body])
    const [row] = await db.select().from(credentials).where(eq(credentials.id, id))
    expect(row).toMatchObject({ revocationReason: 'Pertama', mayClaimAgain: false })
    expect(await db.$count(outbox, eq(outbox.recipient, user.email))).toBe(2)
  })

  it('knows no other ids', async () => {
    const as = await bearerOf('admin')
    const none = '0193a1b2-0000-7000-8000-000000000000'
    expect((await ask(revoke, { id: none, reason: 'Tidak ada' }, { as })).body.type).toMatch(/credential-not-found$/)
    expect((await ask(revoke, { id: 'bukan-id', reason: 'Tidak ada' }, { as })).status).toBe(422)
  })
})

describe('the lists', () => {
  it('begin a new one when one is half full', () => {
    expect(freePlaces(0)).toEqual({ from: 0, entries: LIST_ENTRIES })
    expect(freePlaces(LIST_ENTRIES / 2 - 1)).toEqual({ from: 0, entries: LIST_ENTRIES })
    expect(freePlaces(LIST_ENTRIES / 2)).toEqual({ from: LIST_ENTRIES, entries: LIST_ENTRIES })
  })

  it('answer for the places that have been drawn, the first one from the beginning', async () => {
    const status = async (list: number) =>
      (await fetchPublished(`http://localhost:3000/credentials/status/${list}`)).status
    const { id } = await aHolder()
    expect([await status(1), await status(2)]).toEqual([200, 404])
    const second = { statusIndex: LIST_ENTRIES + 5, revokedAt: new Date() }
    await transaction(system, (tx) => tx.update(credentials).set(second).where(eq(credentials.id, id)))
    expect([await status(1), await status(2), await status(3)]).toEqual([200, 200, 404])
    const at = 'http://localhost:3000/credentials/status/2'
    expect(await isRevoked({ statusListCredential: at, statusListIndex: '5', id: '' })).toBe(true)
    expect(await isRevoked({ statusListCredential: at, statusListIndex: '4', id: '' })).toBe(false)
  })
})
