import 'server-only'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { users } from '#db/schema/index.ts'
import { type Transaction, transaction } from '../audit/transaction.ts'
import type { Actor, Caller } from '../auth/actor.ts'
import { owe, oweTo } from '../email/outbox.ts'
import { Problem } from '../http/problem.ts'
import type { Account } from './credentials.ts'
import { spendToken, voidLinks } from './email-token.ts'
import { endSignIns } from './end-sign-ins.ts'
import { ownerOf } from './register.ts'
import { requirePassword } from './require-password.ts'

type Wanted = { current_password: string; email: string }

/**
 * Owes a link to the new address and a notice to the old one. Says the same, to the asker and to the old address, where the
 * new one belongs to somebody else: only that person hears of it.
 */
export async function askForNewEmail(actor: Actor, { current_password, email }: Wanted) {
  const user = await requirePassword(actor, current_password)
  const { id: userId, name, locale } = user
  await transaction(actor, async (tx) => {
    await voidLinks(tx, userId, 'change-email')
    const holder = await otherHolder(tx, user, email)
    if (holder) await oweTo(tx, holder, 'email-wanted')
    else await owe(tx, { userId, recipient: email, locale, template: 'change-email', params: { name } })
    await oweTo(tx, user, 'email-change-asked', { new_email: email })
  })
  return { accepted: true as const }
}

/** Whoever holds the link reads the new address: it becomes the account's, and every sign-in ends. */
export async function confirmNewEmail(caller: Caller, { token }: { token: string }) {
  const confirm = () => transaction(caller, (tx) => change(tx, token))
  // Where somebody takes the address in this very moment, the second look finds its holder.
  const changed = await confirm().catch((error) => (isTaken(error) ? confirm() : Promise.reject(error)))
  if (!changed) throw new Problem('invalid-link')
  return { changed: true as const }
}

/** False where the address was taken meanwhile. It must not throw then: the link is spent, and the holder is told. */
async function change(tx: Transaction, token: string): Promise<boolean> {
  const { user, email } = await spendToken(tx, 'change-email', token)
  const { id: userId } = user
  if (user.status !== 'active' || !email) throw new Problem('invalid-link')
  const holder = await otherHolder(tx, user, email)
  if (holder) {
    await oweTo(tx, holder, 'email-wanted')
    return false
  }
  // An account whose owner never confirmed the address gives way to the one who does.
  const unconfirmed = and(eq(sql`lower(${users.email})`, email.toLowerCase()), isNull(users.emailVerifiedAt))
  await tx.delete(users).where(unconfirmed)
  await tx
    .update(users)
    .set({ email, authEpoch: sql`${users.authEpoch} + 1` })
    .where(eq(users.id, userId))
  await endSignIns(tx, userId, { reason: 'email-changed' })
  await voidLinks(tx, userId)
  await oweTo(tx, user, 'email-changed', { new_email: email })
  return true
}

/** Somebody else who has confirmed this address. */
async function otherHolder(tx: Transaction, { id }: Account, email: string): Promise<Account | undefined> {
  const holder = await ownerOf(tx, email)
  return holder && holder.id !== id && holder.emailVerifiedAt ? holder : undefined
}

/** Postgres' own code for a unique index that refused a row. */
const isTaken = (error: unknown): boolean =>
  error instanceof Error && (Reflect.get(error, 'code') === '23505' || isTaken(error.cause))
