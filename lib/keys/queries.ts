import 'server-only'
import { desc, eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { apiKeys, apiKeyUses } from '#db/schema/index.ts'
import type { Actor } from '../auth/actor.ts'
import type { ApiKey } from './contract.ts'

/** Revoked and expired ones stay in the list: what a key did is asked about later. */
export async function listApiKeys(actor: Actor): Promise<{ data: ApiKey[]; next_cursor: null }> {
  const rows = await db
    .select({ key: apiKeys, lastUsedAt: apiKeyUses.lastUsedAt })
    .from(apiKeys)
    .leftJoin(apiKeyUses, eq(apiKeyUses.keyId, apiKeys.id))
    .where(eq(apiKeys.userId, actor.id))
    .orderBy(desc(apiKeys.id))
    .limit(100)
  const data = rows.map(({ key, lastUsedAt }) => ({
    id: key.id,
    name: key.name,
    prefix: key.prefix,
    last4: key.last4,
    scopes: key.scopes,
    created_at: key.createdAt.toISOString(),
    expires_at: key.expiresAt.toISOString(),
    last_used_at: lastUsedAt?.toISOString() ?? null,
    replaced_at: key.replacedAt?.toISOString() ?? null,
    revoked_at: key.revokedAt?.toISOString() ?? null,
  }))
  return { data, next_cursor: null }
}
