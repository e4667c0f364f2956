import { sql } from 'drizzle-orm'
import { boolean, check, pgTable, smallint } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/** What administrators decide while the product runs: one row. */
export const settings = pgTable(
  'settings',
  {
    id: smallint('id').primaryKey().default(1),
    /** Whether an administrator must agree before a learner becomes a developer. */
    developerApproval: boolean('developer_approval').notNull().default(false),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [check('settings_one_row', sql`${t.id} = 1`)],
)
