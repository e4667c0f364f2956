import 'server-only'
import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { emailTokens, users } from '#db/schema/index.ts'
import { transaction } from '../audit/transaction.ts'
import type { Caller } from '../auth/actor.ts'
import { sha256 } from '../auth/secret.ts'
import { owe } from '../email/outbox.ts'
import { Problem } from '../http/problem.ts'
import { ownerOf } from './register.ts'

/** The token is spent in the statement that finds it, so that two clicks at once spend it once. */
export async function verifyEmailAddress(caller: Caller, { token }: { token: string }) {
  await transaction(caller, async (tx) => {
    const [spent] = await tx
      .update(emailTokens)
      .set({ usedAt: new Date() })
      .where(
        and(
          eq(emailTokens.tokenDigest, sha256(token)),
          eq(emailTokens.purpose, 'verify-email'),
          isNull(emailTokens.usedAt),
          gt(emailTokens.expiresAt, sql`now()`),
        ),
      )
      .returning({ userId: emailTokens.userId })
    if (!spent) throw new Problem('invalid-link')
    await tx
      .update(users)
      .set({ emailVerifiedAt: new Date() })
      .where(and(eq(users.id, spent.userId), isNull(users.emailVerifiedAt)))
  })
  return { verified: true as const }
}

export async function resendVerificationMail(caller: Caller, { email }: { email: string }) {
  await transaction(caller, async (tx) => {
    const user = await ownerOf(tx, email)
    if (user && !user.emailVerifiedAt)
      await owe(tx, {
        userId: user.id,
        recipient: user.email,
        locale: user.locale,
        template: 'verify-email',
        params: { name: user.name },
      })
  })
  return { accepted: true as const }
}
