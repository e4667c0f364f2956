import 'server-only'
import { and, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { apiKeys } from '#db/schema/index.ts'
import { type Transaction, transaction } from '../audit/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { oweTo } from '../email/outbox.ts'
import { Problem } from '../http/problem.ts'
import type { IssuedKey, rotateKey } from './contract.ts'
import { dateFor, instantFor } from './notices.ts'
import { lockOwner, storeKey, works } from './store.ts'

type Input = z.output<typeof rotateKey.input>

/**
 * The successor has the name, the scopes and the lineage (so the quota) of the old key, which lasts out its overlap. Keys
 * before that one end now: of a lineage no more than two work.
 */
export const rotateApiKey = (actor: Actor, { id, overlap_hours, expires_in_days }: Input): Promise<IssuedKey> =>
  transaction(actor, async (tx) => {
    const owner = await lockOwner(tx, actor.id)
    const old = await retire(tx, { id, userId: owner.id, overlap_hours })
    const { name, scopes, lineageId } = old
    await endOlder(tx, old)
    const issued = await storeKey(tx, { userId: owner.id, lineageId, name, scopes, days: expires_in_days })
    await oweTo(tx, owner, 'key-rotated', {
      key_name: name,
      last4: issued.last4,
      expires_on: dateFor(owner, new Date(issued.expires_at)),
      old_last4: old.last4,
      old_until: instantFor(owner, old.expiresAt),
    })
    return issued
  })

type Retiring = { id: string; userId: string; overlap_hours: number }

/** A key is replaced once: of two who rotate it together, the second finds it done. Rotation never makes it last longer. */
async function retire(tx: Transaction, { id, userId, overlap_hours }: Retiring) {
  const own = and(eq(apiKeys.id, id), eq(apiKeys.userId, userId), isNull(apiKeys.revokedAt))
  const [old] = await tx
    .update(apiKeys)
    .set({
      replacedAt: sql`now()`,
      expiresAt: sql`least(${apiKeys.expiresAt}, now() + make_interval(hours => ${overlap_hours}))`,
    })
    .where(and(own, works, isNull(apiKeys.replacedAt)))
    .returning()
  if (old) return old
  const [replaced] = await tx.select({ at: apiKeys.replacedAt }).from(apiKeys).where(own)
  throw new Problem(replaced?.at ? 'key-replaced' : 'key-not-found')
}

async function endOlder(tx: Transaction, { id, lineageId }: { id: string; lineageId: string }): Promise<void> {
  const older = and(eq(apiKeys.lineageId, lineageId), ne(apiKeys.id, id), isNotNull(apiKeys.replacedAt))
  await tx.update(apiKeys).set({ expiresAt: sql`now()` }).where(and(older, works))
}
