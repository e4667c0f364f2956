import 'server-only'
import type { z } from 'zod'
import { type Transaction, transaction } from '../audit/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { oweTo } from '../email/outbox.ts'
import { Problem } from '../http/problem.ts'
import { type IssuedKey, type issueKey, KEYS_MAX } from './contract.ts'
import { dateFor } from './notices.ts'
import { countActiveKeys, lockOwner, storeKey } from './store.ts'

type Input = z.output<typeof issueKey.input>

export const issueApiKey = (actor: Actor, input: Input): Promise<IssuedKey> =>
  transaction(actor, (tx) => issueTo(tx, actor.id, input))

/** Mints and stores a key and owes its owner the notice, in the caller's transaction. */
export async function issueTo(tx: Transaction, userId: string, input: Input): Promise<IssuedKey> {
  const owner = await lockOwner(tx, userId)
  if ((await countActiveKeys(tx, userId)) >= KEYS_MAX) throw new Problem('too-many-keys')
  const { name, scopes, expires_in_days: days } = input
  const issued = await storeKey(tx, { userId, name, scopes, days })
  const expires_on = dateFor(owner, new Date(issued.expires_at))
  await oweTo(tx, owner, 'key-issued', { key_name: name, last4: issued.last4, expires_on })
  return issued
}
