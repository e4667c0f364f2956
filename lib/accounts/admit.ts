import 'server-only'
import { and, eq } from 'drizzle-orm'
import { users } from '#db/schema/index.ts'
import { recordEvent } from '../audit/event.ts'
import { type Transaction, transaction } from '../audit/transaction.ts'
import type { Caller } from '../auth/actor.ts'
import { hasSecondFactor, verifySecondFactor } from '../auth/second-factor.ts'
import { counted } from '../auth/throttle.ts'
import { Problem } from '../http/problem.ts'
import type { Account } from './credentials.ts'

type Proof = { code?: string | undefined; device?: string | null }

/**
 * Lets in who has shown the password of this account, and the code where one is asked for. `begin` starts what the sign-in
 * is for, in the transaction that spends the code. Null: the code is still to be shown.
 */
export async function admit<T>(
  caller: Caller,
  account: Account,
  { code, device }: Proof,
  begin: (tx: Transaction, mfaAt: Date | null) => Promise<T>,
): Promise<T | null> {
  let begun: T | null = null
  const attempt = () =>
    transaction({ ...caller, kind: 'user', id: account.id } as Caller, async (tx) => {
      await holdUnchanged(tx, account)
      const needsCode = await hasSecondFactor(tx, account.id)
      if (needsCode && code === undefined) return true
      if (needsCode && !(await verifySecondFactor(tx, account.id, code ?? ''))) return false
      begun = await begin(tx, needsCode ? new Date() : null)
      await recordEvent(caller, { kind: 'sign-in', subject: account.id }, tx)
      return true
    })
  const target = { of: 'code', email: account.email, device } as const
  const right = code === undefined ? await attempt() : await counted(target, attempt)
  if (!right) {
    await recordEvent(caller, { kind: 'sign-in-failed', subject: account.id, detail: { step: 'code' } })
    throw new Problem('wrong-code')
  }
  return begun
}

/**
 * Locks the account's row, under which its sign-ins are counted. A password that was changed or an account that was
 * suspended while the password was being checked lets nobody in.
 */
async function holdUnchanged(tx: Transaction, { id, passwordHash, authEpoch }: Account): Promise<void> {
  const unchanged = and(
    eq(users.passwordHash, passwordHash),
    eq(users.authEpoch, authEpoch),
    eq(users.status, 'active'),
  )
  const [held] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, id), unchanged))
    .for('no key update')
  if (!held) throw new Problem('invalid-credentials')
}
