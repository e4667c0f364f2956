import { bigint, index, jsonb, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

export const actorKind = pgEnum('actor_kind', ['user', 'key', 'anonymous', 'system', 'cli'])
export const auditOperation = pgEnum('audit_operation', ['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE'])

/** Written by the triggers of drizzle/0001 alone; the application may read it and do nothing else. */
export const auditLog = pgTable(
  'audit_log',
  {
    seq: bigint('seq', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant('at').notNull().defaultNow(),
    /** Postgres' own transaction number: rows of one verb share it. */
    txid: bigint('txid', { mode: 'number' }).notNull(),
    actorId: uuid('actor_id'),
    actorKind: actorKind('actor_kind').notNull(),
    keyId: uuid('key_id'),
    ip: text('ip'),
    requestId: text('request_id'),
    operation: auditOperation('operation').notNull(),
    tableName: text('table_name').notNull(),
    recordId: text('record_id'),
    old: jsonb('old').$type<Record<string, unknown>>(),
    new: jsonb('new').$type<Record<string, unknown>>(),
  },
  (t) => [
    index('audit_log_table_record_idx').on(t.tableName, t.recordId, t.seq.desc()),
    index('audit_log_actor_idx').on(t.actorId, t.seq.desc()),
  ],
)
