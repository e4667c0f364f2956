import 'server-only'
import { and, countDistinct, eq, sql } from 'drizzle-orm'
import { newId } from '#db/id.ts'
import { apiKeys, users } from '#db/schema/index.ts'
import type { Transaction } from '../audit/transaction.ts'
import { mintApiKey } from '../auth/api-key.ts'
import { Problem } from '../http/problem.ts'
import type { IssuedKey } from './contract.ts'

const DAY_MS = 86_400_000

/** Neither revoked nor at its end: the next request with it is let in. */
export const works = sql<boolean>`(${apiKeys.revokedAt} is null and ${apiKeys.expiresAt} > now())`

type NewKey = { userId: string; lineageId?: string; name: string; scopes: string[]; days: number }

/** Mints a key and stores all of it but the key; without a lineage it begins one. */
export async function storeKey(
  tx: Transaction,
  { userId, lineageId, name, scopes, days }: NewKey,
): Promise<IssuedKey & { key: string }> {
  const id = newId()
  const { key, prefix, last4, digest } = mintApiKey()
  const createdAt = new Date()
  const expiresAt = new Date(createdAt.getTime() + days * DAY_MS)
  await tx.insert(apiKeys).values({
    id,
    userId,
    lineageId: lineageId ?? id,
    name,
    prefix,
    last4,
    keyDigest: digest,
    scopes,
    createdAt,
    expiresAt,
  })
  const times = { created_at: createdAt.toISOString(), expires_at: expiresAt.toISOString() }
  return { id, key, name, prefix, last4, scopes, ...times }
}

/** The owner's row is the lock under which keys are counted: two requests at once cannot both be the fifth. */
export async function lockOwner(tx: Transaction, userId: string) {
  const [owner] = await tx
    .select({ id: users.id, email: users.email, name: users.name, locale: users.locale })
    .from(users)
    .where(eq(users.id, userId))
    .for('update')
  if (!owner) throw new Problem('user-not-found')
  return owner
}

/**
 * A key and its successor count as one, while either works: if a replaced key did not count at all, rotating and revoking
 * the successor, again and again, would leave any number that work.
 */
export async function countActiveKeys(tx: Transaction, userId: string): Promise<number> {
  const [row] = await tx
    .select({ keys: countDistinct(apiKeys.lineageId) })
    .from(apiKeys)
    .where(and(eq(apiKeys.userId, userId), works))
  return row?.keys ?? 0
}
