import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { users } from './accounts.ts'
import { id, instant } from './columns.ts'
import { courses } from './learning.ts'

/** Open Badges 3.0. Its id is public: whoever holds a certificate can look it up. */
export const credentials = pgTable(
  'credentials',
  {
    id: id(),
    /** Null once the account is gone: the credential is then revoked and names nobody. */
    userId: uuid('user_id').references(() => users.id, { onDelete: 'set null' }),
    courseId: uuid('course_id')
      .notNull()
      .references(() => courses.id, { onDelete: 'restrict' }),
    holderName: text('holder_name'),
    score: smallint('score').notNull(),
    /** Its place in the lists of revocations, drawn by lot: neighbours there have nothing to do with each other. */
    statusIndex: integer('status_index').notNull(),
    /** The signed credential, as it was issued. */
    jwt: text('jwt'),
    issuedAt: instant('issued_at').notNull(),
    expiresAt: instant('expires_at'),
    /** It had expired, and she claimed a new one: this one stays what it is. */
    supersededAt: instant('superseded_at'),
    revokedAt: instant('revoked_at'),
    revocationReason: text('revocation_reason'),
    /** Withdrawn to be put right (a name, say), not because it was not earned. */
    mayClaimAgain: boolean('may_claim_again').notNull().default(false),
  },
  (t) => [
    uniqueIndex('credentials_status_index_key').on(t.statusIndex),
    uniqueIndex('credentials_user_course_key')
      .on(t.userId, t.courseId)
      .where(sql`revoked_at is null and superseded_at is null`),
    index('credentials_user_id_idx').on(t.userId),
    index('credentials_course_id_idx').on(t.courseId),
    index('credentials_revoked_idx').on(t.statusIndex).where(sql`revoked_at is not null`),
    check('credentials_status_index', sql`${t.statusIndex} >= 0`),
    check('credentials_score', sql`${t.score} between 0 and 100`),
    check('credentials_holder', sql`${t.revokedAt} is not null or (${t.userId} is not null and ${t.jwt} is not null)`),
  ],
)
