import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { locale, users } from './accounts.ts'
import { createdAt, id, instant } from './columns.ts'

export const outboxStatus = pgEnum('outbox_status', ['queued', 'sent', 'dead'])

/** Mail that a committed change owes somebody. Holds no secret: links are minted when it is sent. */
export const outbox = pgTable(
  'outbox',
  {
    id: id(),
    userId: uuid('user_id').references(() => users.id, { onDelete: 'cascade' }),
    recipient: text('recipient').notNull(),
    locale: locale('locale').notNull(),
    template: text('template').notNull(),
    params: jsonb('params').$type<Record<string, string>>().notNull(),
    status: outboxStatus('status').notNull().default('queued'),
    tries: integer('tries').notNull().default(0),
    lastError: text('last_error'),
    createdAt: createdAt(),
    dueAt: instant('due_at').notNull().defaultNow(),
    sentAt: instant('sent_at'),
  },
  (t) => [index('outbox_due_idx').on(t.dueAt).where(sql`status = 'queued'`)],
)
