import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { users } from '#db/schema/index.ts'
import { transaction } from '../audit/transaction.ts'
import type { Caller } from '../auth/actor.ts'
import { oweTo } from '../email/outbox.ts'
import { spendToken } from './email-token.ts'
import { ownerOf } from './register.ts'

export async function verifyEmailAddress(caller: Caller, { token }: { token: string }) {
  await transaction(caller, async (tx) => {
    const { user } = await spendToken(tx, 'verify-email', token)
    await tx
      .update(users)
      .set({ emailVerifiedAt: new Date() })
      .where(and(eq(users.id, user.id), isNull(users.emailVerifiedAt)))
  })
  return { verified: true as const }
}

export async function resendVerificationMail(caller: Caller, { email }: { email: string }) {
  await transaction(caller, async (tx) => {
    const user = await ownerOf(tx, email)
    if (user && !user.emailVerifiedAt) await oweTo(tx, user, 'verify-email')
  })
  return { accepted: true as const }
}
