import { index, jsonb, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core'
import { createdAt, instant } from './columns.ts'

/** Requests that were sent with an Idempotency-Key, and what they were answered: the same request again gets the same answer. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    /** Who asked: a user, or the lineage of a key. */
    principal: text('principal').notNull(),
    key: text('key').notNull(),
    /** SHA-256 over the endpoint and everything that was sent. */
    requestDigest: text('request_digest').notNull(),
    createdAt: createdAt(),
    /** While the first request is under way; later than this it is taken for dead. */
    lockedUntil: instant('locked_until'),
    /** Null until the effect is committed, in whose transaction these two are written. */
    status: smallint('status'),
    response: jsonb('response').$type<unknown>(),
  },
  (t) => [primaryKey({ columns: [t.principal, t.key] }), index('idempotency_keys_created_at_idx').on(t.createdAt)],
)
