import { sql } from 'drizzle-orm'
import { bigint, check, index, jsonb, pgTable, real, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { users } from './accounts.ts'
import { createdAt, id } from './columns.ts'
import { apiKeys } from './keys.ts'

/** Why a run failed; its title and status follow from its type. */
export type StoredProblem = { type: string; detail: string; errors?: { pointer: string; detail: string }[] }

export const analyticsRuns = pgTable(
  'analytics_runs',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    keyId: uuid('key_id').references(() => apiKeys.id, { onDelete: 'set null' }),
    filename: text('filename').notNull(),
    sha256: text('sha256').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    options: jsonb('options').$type<Record<string, unknown>>().notNull(),
    /** What came out; null while it is under way, or where it failed. */
    result: jsonb('result').$type<unknown>(),
    /** Why it failed. */
    problem: jsonb('problem').$type<StoredProblem>(),
    createdAt: createdAt(),
  },
  (t) => [
    index('analytics_runs_user_id_idx').on(t.userId, t.createdAt.desc(), t.id.desc()),
    // For the sweep of old runs alone. It gives no order, so no list of one person's runs is ever read through it.
    index('analytics_runs_created_at_idx').using('brin', t.createdAt),
    check('analytics_runs_result_or_problem', sql`${t.result} is null or ${t.problem} is null`),
  ],
)

/** A run under way: how far it is, and until when the process that has it is believed to live. Gone when it ends. */
export const analyticsJobs = pgTable('analytics_jobs', {
  runId: uuid('run_id')
    .primaryKey()
    .references(() => analyticsRuns.id, { onDelete: 'cascade' }),
  stage: text('stage', { enum: ['queued', 'reading', 'models', 'storing'] }).notNull(),
  share: real('share').notNull(),
  leaseUntil: timestamp('lease_until', { withTimezone: true }).notNull(),
})
