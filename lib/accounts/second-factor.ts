import 'server-only'
import { db } from '#db/client.ts'
import { type Transaction, transaction } from '../audit/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { hasSecondFactor, verifySecondFactor } from '../auth/second-factor.ts'
import { counted } from '../auth/throttle.ts'
import { Problem } from '../http/problem.ts'
import { getOwnProfile } from './queries.ts'

/** Does what the code is shown for, in the transaction that spends the code: both happen or neither does. */
export async function withSecondFactor<T>(
  actor: Actor,
  code: string,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  if (!(await hasSecondFactor(db, actor.id))) throw new Problem('second-factor-inactive')
  return withCode(actor, (tx) => verifySecondFactor(tx, actor.id, code), work)
}

/** A wrong code counts like a failed sign-in, whatever it was typed for. */
export async function withCode<T>(
  actor: Actor,
  verify: (tx: Transaction) => Promise<boolean>,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const { email, locale } = await getOwnProfile(actor)
  let done: { result: T } | undefined
  await counted({ of: 'code', email, device: actor.sessionId }, () =>
    transaction(actor, async (tx) => {
      if (!(await verify(tx))) return false
      done = { result: await work(tx) }
      return true
    }),
  )
  if (!done) throw new Problem('wrong-code', { errors: [{ pointer: '/code', detail: wrong[locale] }] })
  return done.result
}

const wrong = {
  id: 'Kode ini tidak benar, atau sudah pernah dipakai.',
  en: 'This code is not right, or was used before.',
}
