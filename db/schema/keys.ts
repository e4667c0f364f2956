import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { users } from './accounts.ts'
import { createdAt, id, instant } from './columns.ts'

export const apiKeys = pgTable(
  'api_keys',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** Rotation keeps the lineage: one quota for a key and its successors. */
    lineageId: uuid('lineage_id').notNull(),
    name: text('name').notNull(),
    prefix: text('prefix').notNull(),
    last4: text('last4').notNull(),
    /** HMAC-SHA-256 with the pepper; the key itself is stored nowhere. */
    keyDigest: text('key_digest').notNull().unique(),
    scopes: text('scopes').array().notNull(),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    index('api_keys_user_id_idx').on(t.userId),
    check('api_keys_name_length', sql`char_length(${t.name}) between 1 and 80`),
  ],
)

/** Apart from the key, because a stamp a minute is no change worth an audit row. */
export const apiKeyUses = pgTable('api_key_uses', {
  keyId: uuid('key_id')
    .primaryKey()
    .references(() => apiKeys.id, { onDelete: 'cascade' }),
  lastUsedAt: instant('last_used_at').notNull(),
})
