import 'server-only'
import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { emailTokens } from '#db/schema/index.ts'
import type { Transaction } from '../audit/transaction.ts'
import { sha256 } from '../auth/secret.ts'
import { Problem } from '../http/problem.ts'

type Purpose = (typeof emailTokens.$inferSelect)['purpose']

/** Whose token it is. It is spent in the statement that finds it, so that two clicks at once spend it once. */
export async function spendToken(tx: Transaction, purpose: Purpose, token: string): Promise<string> {
  const [spent] = await tx
    .update(emailTokens)
    .set({ usedAt: new Date() })
    .where(
      and(
        eq(emailTokens.tokenDigest, sha256(token)),
        eq(emailTokens.purpose, purpose),
        isNull(emailTokens.usedAt),
        gt(emailTokens.expiresAt, sql`now()`),
      ),
    )
    .returning({ userId: emailTokens.userId })
  if (!spent) throw new Problem('invalid-link')
  return spent.userId
}
