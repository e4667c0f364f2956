import 'server-only'
import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import { newId } from '#db/id.ts'
import { refreshFamilies, refreshTokens, users } from '#db/schema/index.ts'
import { recordEvent } from '../audit/event.ts'
import { type Transaction, transaction } from '../audit/transaction.ts'
import type { Caller } from '../auth/actor.ts'
import { hmac, randomSecret, sha256 } from '../auth/secret.ts'
import { signAccessToken } from '../auth/token.ts'
import { oweTo } from '../email/outbox.ts'
import { env } from '../env.ts'
import { Problem } from '../http/problem.ts'
import { admit } from './admit.ts'
import type { Tokens } from './contract.ts'
import { accountFor } from './credentials.ts'

const FAMILIES_MAX = 10
const PREFIX = 'pe_rt_'
const after = (seconds: number) => new Date(Date.now() + seconds * 1000)

type SignIn = { email: string; password: string; totp?: string | undefined }

/** Signs in an API client: a family of refresh tokens begins. */
export async function createTokenPair(caller: Caller, { totp: code, ...credentials }: SignIn): Promise<Tokens> {
  const account = await accountFor(caller, credentials)
  const first = await admit(caller, account, { code }, (tx, mfaAt) => beginFamily(tx, caller, account.id, mfaAt))
  if (!first) throw new Problem('second-factor-needed')
  return pair({ userId: account.id, epoch: account.authEpoch, ...first })
}

/** The oldest family makes room where there are ten: counted under the account's lock, which the caller holds. */
async function beginFamily(tx: Transaction, { ip, userAgent }: Caller, userId: string, mfaAt: Date | null) {
  const surplus = tx
    .select({ id: refreshFamilies.id })
    .from(refreshFamilies)
    .where(and(eq(refreshFamilies.userId, userId), isNull(refreshFamilies.revokedAt)))
    .orderBy(desc(refreshFamilies.createdAt), desc(refreshFamilies.id))
    .offset(FAMILIES_MAX - 1)
  await tx
    .update(refreshFamilies)
    .set({ revokedAt: new Date(), revokedReason: 'too-many' })
    .where(inArray(refreshFamilies.id, surplus))
  const familyId = newId()
  const familyEndsAt = after(env.REFRESH_FAMILY_SECONDS)
  await tx.insert(refreshFamilies).values({ id: familyId, userId, ip, userAgent, mfaAt, expiresAt: familyEndsAt })
  return remember(tx, { familyId, n: 0, token: PREFIX + randomSecret(), familyEndsAt })
}

type Issued = { familyId: string; token: string; expiresAt: Date }

/** A token lasts no longer than its family. */
async function remember(
  tx: Transaction,
  { familyId, n, token, familyEndsAt }: { familyId: string; n: number; token: string; familyEndsAt: Date },
): Promise<Issued> {
  const own = after(env.REFRESH_TOKEN_SECONDS)
  const expiresAt = own < familyEndsAt ? own : familyEndsAt
  await tx.insert(refreshTokens).values({ familyId, n, tokenDigest: sha256(token), expiresAt })
  return { familyId, token, expiresAt }
}

/** Made from the token it follows, so that a repeated request can be answered without storing any token. */
const successorOf = (familyId: string, n: number, token: string) =>
  PREFIX + hmac(env.REFRESH_SECRET, `${familyId}|${n}|${token}`).toString('base64url')

/**
 * The next pair. Whoever comes with a token that was used before gets the same successor while that is unused and the
 * grace lasts (a lost answer, two tabs at once); after that the family is dead, and stays so although this throws.
 */
export async function refreshTokenPair(
  caller: Caller,
  { refresh_token: token }: { refresh_token: string },
): Promise<Tokens> {
  const next = await transaction(caller, (tx) => rotate(tx, caller, token))
  if (!next) throw new Problem('invalid-grant')
  return pair(next)
}

type Next = Issued & { userId: string; epoch: number }

/** Null where the token is no good. It must not throw: that would undo the revocation. */
async function rotate(tx: Transaction, caller: Caller, token: string): Promise<Next | null> {
  const digest = sha256(token)
  const [known] = await tx
    .select({ familyId: refreshTokens.familyId })
    .from(refreshTokens)
    .where(eq(refreshTokens.tokenDigest, digest))
  if (!known) return null
  const { familyId } = known
  const [family] = await tx
    .select({ family: refreshFamilies, user: users })
    .from(refreshFamilies)
    .innerJoin(users, eq(users.id, refreshFamilies.userId))
    .where(eq(refreshFamilies.id, familyId))
    .for('update', { of: refreshFamilies })
  // Read under the family's lock: whoever held it before may have used the token.
  const [current] = await tx.select().from(refreshTokens).where(eq(refreshTokens.tokenDigest, digest))
  const now = Date.now()
  if (!family || !current || family.family.revokedAt || family.user.status !== 'active') return null
  if (now >= family.family.expiresAt.getTime() || now >= current.expiresAt.getTime()) return null

  const n = current.n + 1
  const owner = { userId: family.user.id, epoch: family.user.authEpoch }
  const nextToken = successorOf(familyId, n, token)
  if (!current.usedAt) {
    await tx.update(refreshTokens).set({ usedAt: new Date() }).where(eq(refreshTokens.id, current.id))
    const familyEndsAt = family.family.expiresAt
    return { ...owner, ...(await remember(tx, { familyId, n, token: nextToken, familyEndsAt })) }
  }
  const [successor] = await tx
    .select({ usedAt: refreshTokens.usedAt, expiresAt: refreshTokens.expiresAt })
    .from(refreshTokens)
    .where(and(eq(refreshTokens.familyId, familyId), eq(refreshTokens.n, n)))
  const withinGrace = now - current.usedAt.getTime() <= env.REFRESH_GRACE_SECONDS * 1000
  if (withinGrace && successor && !successor.usedAt)
    return { ...owner, familyId, token: nextToken, expiresAt: successor.expiresAt }

  await endReused(tx, caller, familyId, family.user)
  return null
}

/** A token that comes back is in two hands, and one of them stole it. */
async function endReused(tx: Transaction, caller: Caller, familyId: string, owner: typeof users.$inferSelect) {
  await tx
    .update(refreshFamilies)
    .set({ revokedAt: new Date(), revokedReason: 'reuse' })
    .where(eq(refreshFamilies.id, familyId))
  await recordEvent(caller, { kind: 'token-reuse', subject: owner.id, detail: { sign_in: familyId } }, tx)
  await oweTo(tx, owner, 'session-revoked')
}

async function pair({ userId, epoch, familyId, token, expiresAt }: Next): Promise<Tokens> {
  return {
    access_token: await signAccessToken({ sub: userId, sid: familyId, ep: epoch }),
    token_type: 'Bearer',
    expires_in: env.ACCESS_TOKEN_SECONDS,
    refresh_token: token,
    refresh_expires_in: Math.round((expiresAt.getTime() - Date.now()) / 1000),
  }
}
