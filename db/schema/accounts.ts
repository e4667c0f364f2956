import { sql } from 'drizzle-orm'
import { check, index, integer, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from './columns.ts'

export const role = pgEnum('role', ['learner', 'developer', 'admin'])
export const userStatus = pgEnum('user_status', ['active', 'suspended'])
export const locale = pgEnum('locale', ['id', 'en'])

export const users = pgTable(
  'users',
  {
    id: id(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    certificateName: text('certificate_name'),
    passwordHash: text('password_hash').notNull(),
    role: role('role').notNull().default('learner'),
    status: userStatus('status').notNull().default('active'),
    locale: locale('locale').notNull().default('id'),
    /** Raised by one, every access token issued before is dead. */
    authEpoch: integer('auth_epoch').notNull().default(0),
    emailVerifiedAt: instant('email_verified_at'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('users_email_key').on(sql`lower(${t.email})`),
    index('users_created_at_id_idx').on(t.createdAt.desc(), t.id.desc()),
    check('users_name_length', sql`char_length(${t.name}) between 1 and 100`),
    check('users_email_length', sql`char_length(${t.email}) between 3 and 254`),
  ],
)

const ownedByUser = () =>
  uuid('user_id')
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' })

/** A browser's session: the cookie names it, this row decides. */
export const sessions = pgTable(
  'sessions',
  {
    id: id(),
    userId: ownedByUser(),
    ip: text('ip').notNull(),
    userAgent: text('user_agent').notNull().default(''),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [index('sessions_user_id_idx').on(t.userId)],
)

/** Apart from the session, because a stamp a minute is no change worth an audit row. */
export const sessionUses = pgTable('session_uses', {
  sessionId: uuid('session_id')
    .primaryKey()
    .references(() => sessions.id, { onDelete: 'cascade' }),
  lastUsedAt: instant('last_used_at').notNull(),
})

/** One sign-in by API: its refresh tokens follow one another, and die together. */
export const refreshFamilies = pgTable(
  'refresh_families',
  {
    id: id(),
    userId: ownedByUser(),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
    revokedReason: text('revoked_reason'),
  },
  (t) => [index('refresh_families_user_id_idx').on(t.userId)],
)

export const refreshTokens = pgTable(
  'refresh_tokens',
  {
    id: id(),
    familyId: uuid('family_id')
      .notNull()
      .references(() => refreshFamilies.id, { onDelete: 'cascade' }),
    n: integer('n').notNull(),
    /** SHA-256 of the token; the token itself is stored nowhere. */
    tokenDigest: text('token_digest').notNull().unique(),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [uniqueIndex('refresh_tokens_family_n_key').on(t.familyId, t.n)],
)

export const emailTokenPurpose = pgEnum('email_token_purpose', ['verify-email', 'reset-password'])

/** What a mailed link proves. Minted when the mail is sent, so that the outbox never holds it. */
export const emailTokens = pgTable(
  'email_tokens',
  {
    id: id(),
    userId: ownedByUser(),
    purpose: emailTokenPurpose('purpose').notNull(),
    tokenDigest: text('token_digest').notNull().unique(),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [index('email_tokens_user_id_idx').on(t.userId)],
)
