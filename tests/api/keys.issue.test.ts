import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { apiKeys, users } from '#db/schema/index.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { isApiKey, mintApiKey } from '#lib/auth/api-key.ts'
import { issueKey, listKeys } from '#lib/keys/contract.ts'
import { listUsers } from '#lib/users/contract.ts'
import { ask } from '#tests/ask.ts'
import { aKey, aUser, bearerOf, system } from '#tests/factories.ts'

const input = { name: 'Gudang Surabaya', scopes: ['courses:read', 'analytics:run'] as const }

it('S28, S29: shows the key once and stores only its digest', async () => {
  const as = await bearerOf('developer')
  const { status, body, headers } = await ask(issueKey, { ...input }, { as })
  expect(status).toBe(201)
  expect(headers.get('cache-control')).toContain('no-store')
  expect(body.key).toMatch(/^pe_test_[0-9A-Za-z]{38}$/)
  expect(body.key.endsWith(body.last4)).toBe(true)
  const [row] = await db.select().from(apiKeys).where(eq(apiKeys.id, body.id))
  expect(row?.keyDigest).toMatch(/^[0-9a-f]{64}$/)
  expect(JSON.stringify([row, (await ask(listKeys, {}, { as })).body])).not.toContain(body.key)
})

it('S33: lasts 90 days unless told otherwise, and never more than 365', async () => {
  const as = await bearerOf('developer')
  const days = ({ body }: { body: { created_at: string; expires_at: string } }) =>
    (Date.parse(body.expires_at) - Date.parse(body.created_at)) / 86_400_000
  expect(days(await ask(issueKey, { ...input }, { as }))).toBe(90)
  expect(days(await ask(issueKey, { ...input, expires_in_days: 365 }, { as }))).toBe(365)
  const tooLong = await ask(issueKey, { ...input, expires_in_days: 366 }, { as })
  expect([tooLong.status, tooLong.body.errors[0].pointer]).toEqual([422, '/expires_in_days'])
  expect(tooLong.body.errors[0].detail).toContain('365')
})

it('S35: allows five active keys, also to twelve requests at once', async () => {
  const as = await bearerOf('developer')
  const answers = await Promise.all(Array.from({ length: 12 }, () => ask(issueKey, { ...input }, { as })))
  expect(answers.filter((a) => a.status === 201)).toHaveLength(5)
  expect(answers.filter((a) => a.status === 409)).toHaveLength(7)
})

it('S36: is closed to learners, to nobody in particular, and to keys', async () => {
  const developer = await aUser({ role: 'developer' })
  const { authorization } = await aKey(developer, ['courses:read'])
  const status = async (as?: string) => (await ask(issueKey, { ...input }, as ? { as } : {})).status
  expect(await status()).toBe(401)
  expect(await status(await bearerOf('learner'))).toBe(403)
  expect(await status(authorization)).toBe(403)
})

describe('a key at the door', () => {
  const open = async (authorization: string) => (await ask(listUsers, {}, { as: authorization })).status

  it('S28: is refused by its checksum before the database is asked', () => {
    fc.assert(
      fc.property(fc.nat({ max: 39 }), fc.constantFrom(...'0Aa9zZ'), (at, letter) => {
        const { key } = mintApiKey()
        const typo = key.slice(0, 8 + at) + letter + key.slice(9 + at)
        expect(isApiKey(key)).toBe(true)
        expect(isApiKey(typo)).toBe(typo === key)
      }),
    )
    expect(isApiKey(mintApiKey().key.replace('pe_test_', 'pe_live_'))).toBe(false)
  })

  it('S32, S33: dies with its time, its revocation and its owner', async () => {
    const owner = await aUser({ role: 'developer' })
    const past = new Date(Date.now() - 1000)
    // 403: the key is good, and may not do this; 401: the key is no good.
    expect(await open((await aKey(owner, ['courses:read'])).authorization)).toBe(403)
    expect(await open((await aKey(owner, ['courses:read'], { expiresAt: past })).authorization)).toBe(401)
    expect(await open((await aKey(owner, ['courses:read'], { revokedAt: past })).authorization)).toBe(401)
    expect(await open(`ApiKey ${mintApiKey().key}`)).toBe(401)
    const { authorization } = await aKey(owner, ['courses:read'])
    await transaction(system, (tx) => tx.update(users).set({ status: 'suspended' }).where(eq(users.id, owner.id)))
    expect(await open(authorization)).toBe(401)
  })
})
