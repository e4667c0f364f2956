import { sql } from 'drizzle-orm'
import { bigint, index, jsonb, pgEnum, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

export const actorKind = pgEnum('actor_kind', ['user', 'key', 'anonymous', 'system', 'cli'])
export const auditOperation = pgEnum('audit_operation', ['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'EVENT'])

/**
 * Written by the triggers and functions of drizzle/0001 and 0003 alone; the application may read it and do nothing else.
 * Partitioned by the month of `at`; its chain of digests (audit_blocks) is read by lib/audit/verify.ts alone.
 */
export const auditLog = pgTable(
  'audit_log',
  {
    /** Rises, with gaps where a transaction was rolled back; rows may appear out of its order. */
    seq: bigint('seq', { mode: 'number' }).notNull().default(sql`nextval('audit_seq')`),
    at: instant('at').notNull().defaultNow(),
    /** Postgres' own transaction number: rows of one verb share it. */
    txid: bigint('txid', { mode: 'number' }).notNull(),
    actorId: uuid('actor_id'),
    actorKind: actorKind('actor_kind').notNull(),
    keyId: uuid('key_id'),
    ip: text('ip'),
    requestId: text('request_id'),
    operation: auditOperation('operation').notNull(),
    /** The table that was changed; of an EVENT, its kind. */
    tableName: text('table_name').notNull(),
    recordId: text('record_id'),
    old: jsonb('old').$type<Record<string, unknown>>(),
    new: jsonb('new').$type<Record<string, unknown>>(),
  },
  (t) => [
    primaryKey({ name: 'audit_log_pkey', columns: [t.seq, t.at] }),
    index('audit_log_table_record_idx').on(t.tableName, t.recordId, t.seq.desc()),
    index('audit_log_actor_idx').on(t.actorId, t.seq.desc()).where(sql`actor_id is not null`),
    index('audit_log_ip_idx').on(t.ip, t.seq.desc()).where(sql`ip is not null`),
    index('audit_log_operation_idx').on(t.operation, t.seq.desc()).where(sql`operation not in ('INSERT', 'UPDATE')`),
    index('audit_log_at_idx').using('brin', t.at).with({ pages_per_range: 32 }),
  ],
)
