import 'server-only'
import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import { apiKeys, users } from '#db/schema/index.ts'
import { type Transaction, transaction } from '../audit/transaction.ts'
import type { System } from '../auth/actor.ts'
import { oweTo } from '../email/outbox.ts'
import { instantFor } from './notices.ts'

const system: System = { kind: 'system', id: null }
const AT_ONCE = 100
const owner = { id: users.id, email: users.email, name: users.name, locale: users.locale }

/**
 * For a job: tells owners that a key ends in 14 days, in 3, and today. Which notice went out stands on the key and is
 * written in the transaction that owes the mail, so each goes out once; after a pause, only the one that is nearest.
 */
export async function announceEndingKeys(): Promise<void> {
  while ((await transaction(system, announceSome)) === AT_ONCE);
}

/** Whole days left, as the keys page counts them. */
const daysLeft = sql`floor(extract(epoch from ${apiKeys.expiresAt} - now()) / 86400)`
const due = sql<number>`case when ${daysLeft} <= 0 then 0 when ${daysLeft} <= 3 then 3 when ${daysLeft} <= 14 then 14 end`

async function announceSome(tx: Transaction): Promise<number> {
  const rows = await tx
    .select({ key: apiKeys, due: due.mapWith(Number), owner })
    .from(apiKeys)
    .innerJoin(users, eq(users.id, apiKeys.userId))
    .where(
      and(
        isNull(apiKeys.revokedAt),
        isNull(apiKeys.replacedAt),
        sql`${apiKeys.expiresAt} between now() - interval '7 days' and now() + interval '15 days'`,
        // A key made for a day is not announced as it is made.
        sql`${apiKeys.createdAt} < ${apiKeys.expiresAt} - make_interval(days => (${due}) + 1)`,
        sql`coalesce(${apiKeys.noticeDays} > (${due}), true)`,
        eq(users.status, 'active'),
        ne(users.role, 'learner'),
      ),
    )
    .limit(AT_ONCE)
    .for('update', { of: apiKeys, skipLocked: true })
  for (const { key, due: noticeDays, owner } of rows) {
    await tx.update(apiKeys).set({ noticeDays }).where(eq(apiKeys.id, key.id))
    const ends_at = instantFor(owner, key.expiresAt)
    await oweTo(tx, owner, 'key-ending', { key_name: key.name, last4: key.last4, ends_at })
  }
  return rows.length
}
