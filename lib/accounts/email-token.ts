import 'server-only'
import { and, eq, gt, isNull, or, sql } from 'drizzle-orm'
import { emailTokens, users } from '#db/schema/index.ts'
import type { Transaction } from '../audit/transaction.ts'
import { sha256 } from '../auth/secret.ts'
import { Problem } from '../http/problem.ts'

type Purpose = (typeof emailTokens.$inferSelect)['purpose']

/** A link proves that somebody reads an address: the account's own, as it is now, unless the link is to change it. */
const toTheOwner = or(isNull(emailTokens.email), eq(sql`lower(${emailTokens.email})`, sql`lower(${users.email})`))

/**
 * Whose token it is, and the address it was sent to. It is spent in the statement that finds it, so that two clicks at once
 * spend it once.
 */
export async function spendToken(tx: Transaction, purpose: Purpose, token: string) {
  const [spent] = await tx
    .update(emailTokens)
    .set({ usedAt: new Date() })
    .from(users)
    .where(
      and(
        eq(emailTokens.tokenDigest, sha256(token)),
        eq(emailTokens.purpose, purpose),
        isNull(emailTokens.usedAt),
        gt(emailTokens.expiresAt, sql`now()`),
        eq(users.id, emailTokens.userId),
        purpose === 'change-email' ? undefined : toTheOwner,
      ),
    )
    .returning({ userId: emailTokens.userId, email: emailTokens.email })
  if (!spent) throw new Problem('invalid-link')
  return spent
}

/** Links that were sent and not used open nothing any more: all of them, or those of one kind. */
export async function voidLinks(tx: Transaction, userId: string, purpose?: Purpose): Promise<void> {
  await tx
    .update(emailTokens)
    .set({ usedAt: new Date() })
    .where(
      and(
        eq(emailTokens.userId, userId),
        isNull(emailTokens.usedAt),
        purpose ? eq(emailTokens.purpose, purpose) : undefined,
      ),
    )
}
