import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { apiKeys } from '#db/schema/index.ts'
import { transaction } from '../audit/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { Problem } from '../http/problem.ts'

export async function revokeApiKey(actor: Actor, { id }: { id: string }): Promise<undefined> {
  await transaction(actor, async (tx) => {
    const [revoked] = await tx
      .update(apiKeys)
      .set({ revokedAt: new Date() })
      .where(and(eq(apiKeys.id, id), eq(apiKeys.userId, actor.id), isNull(apiKeys.revokedAt)))
      .returning({ id: apiKeys.id })
    if (!revoked) throw new Problem('key-not-found')
  })
}
