import 'server-only'
import { and, desc, eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { apiKeys, apiKeyUses } from '#db/schema/index.ts'
import type { Actor } from '../auth/actor.ts'
import { isId } from '../http/contract.ts'
import { Problem } from '../http/problem.ts'
import type { ApiKey } from './contract.ts'
import { works } from './store.ts'

/**
 * Revoked and expired ones stay in the list: what a key did is asked about later. They come after those that work, of which
 * there are at most two to each active key, so that none of these is cut off.
 */
export async function listApiKeys(actor: Actor): Promise<{ data: ApiKey[]; next_cursor: null }> {
  const rows = await withUse().where(eq(apiKeys.userId, actor.id)).orderBy(desc(works), desc(apiKeys.id)).limit(100)
  return { data: rows.map(toKey), next_cursor: null }
}

/** One of one's own; anybody else's is not there. */
export async function getOwnKey(actor: Actor, { id }: { id: string }): Promise<ApiKey> {
  const [row] = isId(id) ? await withUse().where(and(eq(apiKeys.id, id), eq(apiKeys.userId, actor.id))) : []
  if (!row) throw new Problem('key-not-found')
  return toKey(row)
}

const withUse = () =>
  db
    .select({ key: apiKeys, lastUsedAt: apiKeyUses.lastUsedAt })
    .from(apiKeys)
    .leftJoin(apiKeyUses, eq(apiKeyUses.keyId, apiKeys.id))

type Row = { key: typeof apiKeys.$inferSelect; lastUsedAt: Date | null }

const toKey = ({ key, lastUsedAt }: Row): ApiKey => ({
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
})
