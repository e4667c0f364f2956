import 'server-only'
import { and, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import { emailTokens, outbox, users } from '#db/schema/index.ts'
import type { Transaction } from '../audit/transaction.ts'
import { sha256 } from '../auth/secret.ts'
import { mailsWithLink, type Purpose } from '../email/link.ts'
import { Problem } from '../http/problem.ts'

/**
 * Whose link it is, and the address it was sent to: the account's own, as it is now, unless the link is to change it. It is
 * spent in the statement that finds it, so that two clicks at once spend it once.
 */
export async function spendToken(tx: Transaction, purpose: Purpose, token: string) {
  const tokenDigest = sha256(token)
  // The account before its links, as everywhere: two who come at once wait for one another, and in one order.
  const owner = tx.select({ id: emailTokens.userId }).from(emailTokens).where(eq(emailTokens.tokenDigest, tokenDigest))
  const [user] = await tx.select().from(users).where(inArray(users.id, owner)).for('no key update')
  if (!user) throw new Problem('invalid-link')
  const toTheOwner = or(isNull(emailTokens.email), eq(sql`lower(${emailTokens.email})`, sql`lower(${user.email})`))
  const [spent] = await tx
    .update(emailTokens)
    .set({ usedAt: new Date() })
    .where(
      and(
        eq(emailTokens.tokenDigest, tokenDigest),
        eq(emailTokens.purpose, purpose),
        isNull(emailTokens.usedAt),
        gt(emailTokens.expiresAt, sql`now()`),
        purpose === 'change-email' ? undefined : toTheOwner,
      ),
    )
    .returning({ email: emailTokens.email })
  if (!spent) throw new Problem('invalid-link')
  return { user, email: spent.email }
}

/**
 * Links that were not used open nothing any more: all of them, or those of one kind. First the mails that wait, whose links
 * would be minted as they leave; one that is leaving this moment is waited for.
 */
export async function voidLinks(tx: Transaction, userId: string, purpose?: Purpose): Promise<void> {
  await tx
    .update(outbox)
    .set({ status: 'dead', lastError: 'withdrawn: a later change made its link void' })
    .where(
      and(eq(outbox.userId, userId), eq(outbox.status, 'queued'), inArray(outbox.template, mailsWithLink(purpose))),
    )
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
