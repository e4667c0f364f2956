import 'server-only'
import { and, desc, eq, gt, isNull, max, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { refreshFamilies, refreshTokens, sessions, sessionUses } from '#db/schema/index.ts'
import type { Actor } from '../auth/actor.ts'
import { endsAt } from '../auth/caller.ts'
import type { SignIn } from './contract.ts'

/** Where the person is signed in: browsers and API clients, newest first. */
export async function listOwnSignIns(actor: Actor): Promise<{ data: SignIn[]; next_cursor: null }> {
  const data = [...(await browsers(actor)), ...(await apiClients(actor))]
  return { data: data.sort((a, b) => b.created_at.localeCompare(a.created_at)), next_cursor: null }
}

async function browsers(actor: Actor): Promise<SignIn[]> {
  const rows = await db
    .select({ session: sessions, lastUsedAt: sessionUses.lastUsedAt })
    .from(sessions)
    .leftJoin(sessionUses, eq(sessionUses.sessionId, sessions.id))
    .where(and(eq(sessions.userId, actor.id), isNull(sessions.revokedAt)))
    .orderBy(desc(sessions.createdAt))
  return rows.flatMap(({ session, lastUsedAt }) => {
    const expiresAt = endsAt({ ...session, lastUsedAt, role: actor.role })
    return expiresAt > new Date() ? [toSignIn('browser', { ...session, expiresAt }, lastUsedAt, actor)] : []
  })
}

/** A client was last seen when it was last given tokens; it is gone once the newest of them has run out. */
async function apiClients(actor: Actor): Promise<SignIn[]> {
  const rows = await db
    .select({ family: refreshFamilies, lastUsedAt: max(refreshTokens.createdAt) })
    .from(refreshFamilies)
    .innerJoin(refreshTokens, eq(refreshTokens.familyId, refreshFamilies.id))
    .where(
      and(
        eq(refreshFamilies.userId, actor.id),
        isNull(refreshFamilies.revokedAt),
        gt(refreshFamilies.expiresAt, sql`now()`),
      ),
    )
    .groupBy(refreshFamilies.id)
    .having(gt(max(refreshTokens.expiresAt), sql`now()`))
  return rows.map(({ family, lastUsedAt }) => toSignIn('api', family, lastUsedAt, actor))
}

type Kept = { id: string; ip: string; userAgent: string; createdAt: Date; expiresAt: Date; mfaAt: Date | null }

const toSignIn = (kind: SignIn['kind'], kept: Kept, lastUsedAt: Date | null, actor: Actor): SignIn => ({
  id: kept.id,
  kind,
  current: kept.id === actor.sessionId,
  ip: kept.ip,
  user_agent: kept.userAgent,
  created_at: kept.createdAt.toISOString(),
  last_used_at: lastUsedAt?.toISOString() ?? null,
  expires_at: kept.expiresAt.toISOString(),
  second_factor: kept.mfaAt !== null,
})
