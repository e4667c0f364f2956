import 'server-only'
import { eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { users } from '#db/schema/index.ts'
import { transaction } from '../audit/transaction.ts'
import type { Caller } from '../auth/actor.ts'
import { hashPassword, needsRehash, verifyPassword } from '../auth/password.ts'
import { Problem } from '../http/problem.ts'
import { ownerOf } from './register.ts'

/** The account that e-mail and password name. Unknown address and wrong password cost and say the same. */
export async function accountFor(caller: Caller, { email, password }: { email: string; password: string }) {
  const user = await ownerOf(db, email)
  const matches = await verifyPassword(user?.passwordHash, password)
  if (!user || !matches) throw new Problem('invalid-credentials')
  if (user.status !== 'active') throw new Problem('account-suspended')
  if (!user.emailVerifiedAt) throw new Problem('email-not-verified')
  if (needsRehash(user.passwordHash)) {
    const passwordHash = await hashPassword(password)
    await transaction(caller, (tx) => tx.update(users).set({ passwordHash }).where(eq(users.id, user.id)))
  }
  return user
}
