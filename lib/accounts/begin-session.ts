import 'server-only'
import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import { newId } from '#db/id.ts'
import { sessions } from '#db/schema/index.ts'
import type { Transaction } from '../audit/transaction.ts'
import type { Caller } from '../auth/actor.ts'
import { env } from '../env.ts'

const SESSIONS_MAX = 10

/**
 * Begins a browser session of this account, whose row the caller holds locked. The one that this browser had before is over:
 * a copy of its cookie opens nothing. The oldest makes room where there are ten.
 */
export async function beginSession(
  tx: Transaction,
  caller: Caller,
  userId: string,
  mfaAt: Date | null = null,
): Promise<string> {
  const revoked = { revokedAt: new Date() }
  if (caller.kind === 'user' && caller.via === 'session' && caller.sessionId)
    await tx.update(sessions).set(revoked).where(eq(sessions.id, caller.sessionId))
  const surplus = tx
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt)))
    .orderBy(desc(sessions.createdAt), desc(sessions.id))
    .offset(SESSIONS_MAX - 1)
  await tx.update(sessions).set(revoked).where(inArray(sessions.id, surplus))
  const id = newId()
  const expiresAt = new Date(Date.now() + env.SESSION_SECONDS * 1000)
  await tx.insert(sessions).values({ id, userId, ip: caller.ip, userAgent: caller.userAgent ?? '', mfaAt, expiresAt })
  return id
}
