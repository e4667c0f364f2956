import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { users } from '#db/schema/index.ts'
import { recordEvent } from '../audit/event.ts'
import { transaction } from '../audit/transaction.ts'
import type { Caller } from '../auth/actor.ts'
import { hashPassword, needsRehash, verifyPassword } from '../auth/password.ts'
import { counted } from '../auth/throttle.ts'
import { Problem } from '../http/problem.ts'
import { ownerOf } from './register.ts'

export type Account = typeof users.$inferSelect
type Credentials = { email: string; password: string }

/**
 * The account that e-mail and password name. Unknown address and wrong password cost and say the same, and failures with
 * either are counted alike. `deviceOf` tells whether this account was let in here before.
 */
export async function accountFor(
  caller: Caller,
  { email, password }: Credentials,
  deviceOf: (account: Account) => Promise<string | null> = async () => null,
): Promise<Account> {
  const account = await ownerOf(db, email)
  const signedIn = caller.kind === 'user' && caller.id === account?.id
  const device = signedIn ? caller.sessionId : account && (await deviceOf(account))
  const target = { of: 'password', email, device } as const
  const right = await counted(target, () => verifyPassword(account?.passwordHash, password))
  if (!account || !right) {
    await recordEvent(caller, { kind: 'sign-in-failed', subject: account?.id, detail: { step: 'password' } })
    throw new Problem('invalid-credentials')
  }
  if (account.status !== 'active') throw new Problem('account-suspended')
  if (!account.emailVerifiedAt) throw new Problem('email-not-verified')
  return needsRehash(account.passwordHash) ? rehashed(caller, account, password) : account
}

async function rehashed(caller: Caller, account: Account, password: string): Promise<Account> {
  const passwordHash = await hashPassword(password)
  const isThatOne = and(eq(users.id, account.id), eq(users.passwordHash, account.passwordHash))
  const { rowCount } = await transaction(caller, (tx) => tx.update(users).set({ passwordHash }).where(isThatOne))
  // Somebody was quicker: with the same thought, or with another password.
  if (!rowCount) throw new Problem('busy', { retryAfter: 1 })
  return { ...account, passwordHash }
}
