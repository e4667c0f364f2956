import { sql } from 'drizzle-orm'
import { check, index, pgEnum, pgTable, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
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
    /** When its successor was issued; from then on it only lasts out its overlap. */
    replacedAt: instant('replaced_at'),
    revokedAt: instant('revoked_at'),
    /** The last notice of its end that went out: 14, 3 or 0 days before. */
    noticeDays: smallint('notice_days'),
  },
  (t) => [
    index('api_keys_user_id_idx').on(t.userId),
    index('api_keys_expires_at_idx').on(t.expiresAt).where(sql`revoked_at is null and replaced_at is null`),
    uniqueIndex('api_keys_lineage_head_key').on(t.lineageId).where(sql`replaced_at is null`),
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

export const developerRequestStatus = pgEnum('developer_request_status', ['pending', 'approved', 'declined'])

/** Asked for where an administrator must agree before somebody becomes a developer. */
export const developerRequests = pgTable(
  'developer_requests',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    reason: text('reason'),
    status: developerRequestStatus('status').notNull().default('pending'),
    createdAt: createdAt(),
    decidedAt: instant('decided_at'),
    decidedBy: uuid('decided_by').references(() => users.id, { onDelete: 'set null' }),
  },
  (t) => [
    uniqueIndex('developer_requests_pending_key').on(t.userId).where(sql`status = 'pending'`),
    index('developer_requests_status_idx').on(t.status, t.id),
  ],
)
