import 'server-only'
import { eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { users } from '#db/schema/index.ts'
import { transaction } from '../audit/transaction.ts'
import type { Caller } from '../auth/actor.ts'
import { hashPassword } from '../auth/password.ts'
import { oweTo } from '../email/outbox.ts'
import { Problem } from '../http/problem.ts'
import type { resetPassword } from './contract.ts'
import { spendToken, voidLinks } from './email-token.ts'
import { endSignIns } from './end-sign-ins.ts'
import { ownerOf } from './register.ts'
import { weakness } from './weak-password.ts'

/** Says the same for a known and an unknown address; the difference goes by e-mail alone. */
export async function mailResetLink(caller: Caller, { email }: { email: string }) {
  await transaction(caller, async (tx) => {
    const user = await ownerOf(tx, email)
    if (user?.status === 'active') await oweTo(tx, user, 'reset-password')
  })
  return { accepted: true as const }
}

/** Whoever holds the link reads the address: that confirms it too. API keys go on; their owner is told. */
export async function setNewPassword(
  caller: Caller,
  { token, password, locale }: z.output<typeof resetPassword.input>,
) {
  const passwordHash = await hashPassword(password)
  await transaction(caller, async (tx) => {
    const { user } = await spendToken(tx, 'reset-password', token)
    if (user.status !== 'active') throw new Problem('invalid-link')
    // Refused inside the transaction: the link is not spent on a password that is not taken.
    const weak = weakness(password, user.email, locale ?? 'en')
    if (weak) throw new Problem('password-compromised', { errors: [{ pointer: '/password', detail: weak }] })
    await tx
      .update(users)
      .set({
        passwordHash,
        authEpoch: sql`${users.authEpoch} + 1`,
        emailVerifiedAt: sql`coalesce(${users.emailVerifiedAt}, now())`,
      })
      .where(eq(users.id, user.id))
    await endSignIns(tx, user.id, { reason: 'password-reset' })
    await voidLinks(tx, user.id)
    await oweTo(tx, user, 'password-changed')
  })
  return { reset: true as const }
}
