import 'server-only'
import { and, count, eq, isNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { newId } from '#db/id.ts'
import { apiKeys, users } from '#db/schema/index.ts'
import { type Transaction, transaction } from '../audit/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { mintApiKey } from '../auth/api-key.ts'
import { owe } from '../email/outbox.ts'
import { Problem } from '../http/problem.ts'
import { type IssuedKey, type issueKey, KEYS_MAX } from './contract.ts'

type Input = z.output<typeof issueKey.input>

export const issueApiKey = (actor: Actor, input: Input): Promise<IssuedKey> =>
  transaction(actor, (tx) => issueTo(tx, actor.id, input))

/** Mints and stores a key and owes its owner the notice, in the caller's transaction. */
export async function issueTo(
  tx: Transaction,
  userId: string,
  { name, scopes, expires_in_days }: Input,
): Promise<IssuedKey> {
  // The owner's row is the lock under which keys are counted: two requests at once cannot both be the fifth.
  const [owner] = await tx.select().from(users).where(eq(users.id, userId)).for('update')
  if (!owner) throw new Problem('user-not-found')
  if ((await countActiveKeys(tx, userId)) >= KEYS_MAX) throw new Problem('too-many-keys')

  const id = newId()
  const { key, prefix, last4, digest } = mintApiKey()
  const createdAt = new Date()
  const expiresAt = new Date(createdAt.getTime() + expires_in_days * 86_400_000)
  await tx
    .insert(apiKeys)
    .values({ id, userId, lineageId: id, name, prefix, last4, keyDigest: digest, scopes, createdAt, expiresAt })
  const expires_on = new Intl.DateTimeFormat(owner.locale === 'id' ? 'id-ID' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'Asia/Jakarta',
  }).format(expiresAt)
  await owe(tx, {
    userId,
    recipient: owner.email,
    locale: owner.locale,
    template: 'key-issued',
    params: { name: owner.name, key_name: name, last4, expires_on },
  })
  return {
    id,
    key,
    name,
    prefix,
    last4,
    scopes,
    created_at: createdAt.toISOString(),
    expires_at: expiresAt.toISOString(),
  }
}

export async function countActiveKeys(tx: Transaction, userId: string): Promise<number> {
  const [active] = await tx
    .select({ keys: count() })
    .from(apiKeys)
    .where(and(eq(apiKeys.userId, userId), isNull(apiKeys.revokedAt), sql`${apiKeys.expiresAt} > now()`))
  return active?.keys ?? 0
}
