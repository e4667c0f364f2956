import 'server-only'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { users } from '#db/schema/index.ts'
import { type Transaction, transaction } from '../audit/transaction.ts'
import type { Caller } from '../auth/actor.ts'
import { hashPassword } from '../auth/password.ts'
import { oweTo } from '../email/outbox.ts'
import { Problem } from '../http/problem.ts'
import type { register } from './contract.ts'
import { voidLinks } from './email-token.ts'
import { weakness } from './weak-password.ts'

type Input = z.output<typeof register.input>

/** Says the same for a known and an unknown address; the difference goes by e-mail alone. */
export async function registerAccount(caller: Caller, { email, password, name, locale }: Input) {
  const weak = weakness(password, email, locale ?? 'en')
  if (weak) throw new Problem('password-compromised', { errors: [{ pointer: '/password', detail: weak }] })
  const passwordHash = await hashPassword(password)
  await transaction(caller, async (tx) => {
    const [created] = await tx
      .insert(users)
      .values({ email, name, passwordHash, locale: locale ?? 'id' })
      .onConflictDoNothing()
      .returning()
    const user = created ?? (await renewed(tx, await ownerOf(tx, email), { name, passwordHash }))
    // Whoever never confirmed may have lost the first mail.
    if (user) await oweTo(tx, user, user.emailVerifiedAt ? 'already-registered' : 'verify-email')
  })
  return { accepted: true as const }
}

/**
 * Somebody who never confirmed and signs up again means what she says now: the new name and password count, and links of
 * before are void. A confirmed account is left alone.
 */
async function renewed(tx: Transaction, user: User | undefined, set: { name: string; passwordHash: string }) {
  if (!user || user.emailVerifiedAt) return user
  const [changed] = await tx
    .update(users)
    .set(set)
    .where(and(eq(users.id, user.id), isNull(users.emailVerifiedAt)))
    .returning()
  // Confirmed in this very moment: then it is her account, and not this one's to change.
  if (!changed) return ownerOf(tx, user.email)
  await voidLinks(tx, user.id)
  return changed
}

type User = typeof users.$inferSelect

export async function ownerOf(tx: Pick<Transaction, 'select'>, email: string) {
  const [user] = await tx.select().from(users).where(sql`lower(${users.email}) = lower(${email})`)
  return user
}
