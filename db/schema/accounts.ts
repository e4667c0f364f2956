import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
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
    /** Where her day begins and ends: for streaks. An IANA name; null until her browser or she says. */
    timeZone: text('time_zone'),
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
    /** When the second factor was last shown in it. */
    mfaAt: instant('mfa_at'),
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
    ip: text('ip').notNull().default(''),
    userAgent: text('user_agent').notNull().default(''),
    createdAt: createdAt(),
    /** When the second factor was last shown for it. */
    mfaAt: instant('mfa_at'),
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

export const emailTokenPurpose = pgEnum('email_token_purpose', ['verify-email', 'reset-password', 'change-email'])

/** What a mailed link proves. Minted when the mail is sent, so that the outbox never holds it. */
export const emailTokens = pgTable(
  'email_tokens',
  {
    id: id(),
    userId: ownedByUser(),
    purpose: emailTokenPurpose('purpose').notNull(),
    /** The address the link was sent to: the one that a change of address confirms. */
    email: text('email'),
    tokenDigest: text('token_digest').notNull().unique(),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [index('email_tokens_user_id_idx').on(t.userId)],
)

/** A second factor (RFC 6238). Without `confirmedAt` it is only being set up, and asks nobody for anything. */
export const authenticators = pgTable('authenticators', {
  userId: ownedByUser().primaryKey(),
  /** Encrypted at rest: see lib/auth/encryption.ts. */
  seedSealed: text('seed_sealed').notNull(),
  createdAt: createdAt(),
  confirmedAt: instant('confirmed_at'),
  /** The time step of the code used last: none is taken twice. */
  lastStep: bigint('last_step', { mode: 'number' }),
})

/** For the day the phone is gone; each works once. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    id: id(),
    userId: ownedByUser(),
    codeDigest: text('code_digest').notNull(),
    createdAt: createdAt(),
    usedAt: instant('used_at'),
  },
  (t) => [uniqueIndex('recovery_codes_user_code_key').on(t.userId, t.codeDigest)],
)

/** Failed sign-ins of late, by a keyed digest of address and device, so that an unknown address behaves like a known one. */
export const signInFailures = pgTable(
  'sign_in_failures',
  {
    subject: text('subject').primaryKey(),
    failures: integer('failures').notNull(),
    windowStartedAt: instant('window_started_at').notNull(),
    lockedUntil: instant('locked_until'),
  },
  (t) => [index('sign_in_failures_window_idx').on(t.windowStartedAt)],
)
