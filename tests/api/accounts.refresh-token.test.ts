import { and, eq, isNotNull } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, outbox, refreshFamilies, refreshTokens } from '#db/schema/index.ts'
import { createToken, getMe, refreshToken } from '#lib/accounts/contract.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { ask } from '#tests/ask.ts'
import { aUser, PASSWORD, system } from '#tests/factories.ts'

async function signedIn() {
  const user = await aUser()
  const { body } = await ask(createToken, { email: user.email, password: PASSWORD })
  return { user, access: body.access_token as string, token: body.refresh_token as string }
}
const refresh = (token: string) => ask(refreshToken, { refresh_token: token })
const familyOf = async (userId: string) =>
  (await db.select().from(refreshFamilies).where(eq(refreshFamilies.userId, userId)))[0]

const reusesOf = (userId: string) =>
  db
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.tableName, 'token-reuse'), eq(auditLog.recordId, userId)))

/** Moves the moment of use back, instead of waiting for the grace to pass. */
const ageUses = () =>
  transaction(system, (tx) =>
    tx
      .update(refreshTokens)
      .set({ usedAt: new Date(Date.now() - 60_000) })
      .where(isNotNull(refreshTokens.usedAt)),
  )

it('gives the next pair, again and again', async () => {
  let { token } = await signedIn()
  for (let i = 0; i < 5; i++) {
    const { status, body } = await refresh(token)
    expect(status).toBe(200)
    expect(body.refresh_token).not.toBe(token)
    expect((await ask(getMe, {}, { as: `Bearer ${body.access_token}` })).status).toBe(200)
    token = body.refresh_token
  }
})

const ROUNDS = Number(process.env.REFRESH_ROUNDS ?? 4)

/** Fifty at once, on the pool of ten connections: every answer is the same pair's token, and nobody is logged out. */
it(
  `S25: answers 50 parallel refreshes of one token with one successor, ${ROUNDS} times; then a late replay ends it all`,
  async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { token, user } = await signedIn()
      const answers = await Promise.all(Array.from({ length: 50 }, () => refresh(token)))
      expect(answers.map((a) => a.status)).toEqual(Array(50).fill(200))
      const [successor, ...others] = new Set(answers.map((a) => a.body.refresh_token))
      expect(others).toEqual([])
      const family = await familyOf(user.id)
      expect(family?.revokedAt).toBeNull()
      expect(await db.$count(refreshTokens, eq(refreshTokens.familyId, family?.id ?? ''))).toBe(2)
      expect((await ask(getMe, {}, { as: `Bearer ${answers[round % 50]?.body.access_token}` })).status).toBe(200)

      await ageUses()
      expect((await refresh(token)).status).toBe(401)
      expect(await familyOf(user.id)).toMatchObject({ revokedReason: 'reuse' })
      expect((await refresh(successor)).status).toBe(401)
    }
  },
  20_000 + ROUNDS * 5_000,
)

it('S25: ends the family once, and tells its owner once, when late replays come at the same time', async () => {
  const { token, user } = await signedIn()
  await refresh(token)
  await ageUses()
  const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(token)))
  expect(new Set(answers.map((a) => a.status))).toEqual(new Set([401]))
  expect(await db.$count(outbox, eq(outbox.userId, user.id))).toBe(1)
  expect(await reusesOf(user.id)).toHaveLength(1)
})

it('S25: ends the family when a token comes back after the grace, and the ending is committed', async () => {
  const { token, user } = await signedIn()
  const { body } = await refresh(token)
  await ageUses()
  const replay = await refresh(token)
  expect([replay.status, replay.body.type]).toEqual([401, expect.stringMatching(/invalid-grant$/)])
  expect(await familyOf(user.id)).toMatchObject({ revokedReason: 'reuse' })
  expect((await refresh(body.refresh_token)).status).toBe(401)
  expect((await ask(getMe, {}, { as: `Bearer ${body.access_token}` })).status).toBe(401)
  const mails = await db.select().from(outbox).where(eq(outbox.userId, user.id))
  expect(mails.map((m) => m.template)).toEqual(['session-revoked'])
})

it('S25: records the reuse in the transaction that ends the family', async () => {
  const { token, user } = await signedIn()
  await refresh(token)
  await refresh(token) // within the grace: no reuse
  expect(await reusesOf(user.id)).toEqual([])
  await ageUses()
  await refresh(token)
  const family = await familyOf(user.id)
  const [event, ...others] = await reusesOf(user.id)
  expect(others).toEqual([])
  expect(event).toMatchObject({ operation: 'EVENT', actorKind: 'anonymous', new: { sign_in: family?.id } })
  const together = await db
    .select()
    .from(auditLog)
    .where(eq(auditLog.txid, event?.txid ?? 0))
  expect(together.map((e) => `${e.tableName} ${e.operation}`).sort()).toEqual([
    'outbox INSERT',
    'refresh_families UPDATE',
    'token-reuse EVENT',
  ])
})

it('S25: ends the family within the grace too, once the successor was used', async () => {
  const { token, user } = await signedIn()
  const { body } = await refresh(token)
  await refresh(body.refresh_token)
  expect((await refresh(token)).status).toBe(401)
  expect((await familyOf(user.id))?.revokedAt).toBeInstanceOf(Date)
})

it('S21, S26: promises no more time than the family has left', async () => {
  const { token, user } = await signedIn()
  const endsIn = (seconds: number) => ({ expiresAt: new Date(Date.now() + seconds * 1000) })
  await transaction(system, (tx) =>
    tx.update(refreshFamilies).set(endsIn(3_600)).where(eq(refreshFamilies.userId, user.id)),
  )
  const [first, again] = [await refresh(token), await refresh(token)]
  for (const { body } of [first, again]) {
    expect(body.refresh_expires_in).toBeGreaterThan(3_500)
    expect(body.refresh_expires_in).toBeLessThanOrEqual(3_600)
  }
  const newest = await db.select().from(refreshTokens).where(eq(refreshTokens.n, 1))
  const family = await familyOf(user.id)
  expect(newest.find((row) => row.familyId === family?.id)?.expiresAt).toEqual(family?.expiresAt)
})

it('S26: is no good after a week without use', async () => {
  const { token, user } = await signedIn()
  const family = await familyOf(user.id)
  await transaction(system, (tx) =>
    tx
      .update(refreshTokens)
      .set({ expiresAt: new Date(Date.now() - 1) })
      .where(eq(refreshTokens.familyId, family?.id ?? '')),
  )
  expect((await refresh(token)).status).toBe(401)
})

it('S26: ends with its time', async () => {
  const { token, user } = await signedIn()
  await transaction(system, (tx) =>
    tx
      .update(refreshFamilies)
      .set({ expiresAt: new Date(Date.now() - 1) })
      .where(eq(refreshFamilies.userId, user.id)),
  )
  expect((await refresh(token)).status).toBe(401)
})

it('S18: takes no access token, and a refresh token opens nothing', async () => {
  const { access, token } = await signedIn()
  expect((await refresh(access)).status).toBe(401)
  expect((await ask(getMe, {}, { as: `Bearer ${token}` })).status).toBe(401)
})
