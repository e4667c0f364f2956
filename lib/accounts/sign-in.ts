import 'server-only'
import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import { headers } from 'next/headers'
import { sessions, users } from '#db/schema/index.ts'
import { transaction } from '../audit/transaction.ts'
import type { Caller } from '../auth/actor.ts'
import { env } from '../env.ts'
import { accountFor } from './credentials.ts'

const SESSIONS_MAX = 10

/** Begins a browser session. The oldest makes room where somebody has ten. */
export async function signInWithPassword(caller: Caller, input: { email: string; password: string }) {
  const user = await accountFor(caller, input)
  const userAgent = ((await headers()).get('user-agent') ?? '').slice(0, 300)
  const actor = { ...caller, kind: 'user' as const, id: user.id } as Caller
  const sessionId = await transaction(actor, async (tx) => {
    // The owner's row is the lock under which sessions are counted.
    await tx.select({ id: users.id }).from(users).where(eq(users.id, user.id)).for('update')
    // The session that this browser had before is over: a copy of its cookie opens nothing.
    if (caller.kind === 'user' && caller.sessionId)
      await tx.update(sessions).set({ revokedAt: new Date() }).where(eq(sessions.id, caller.sessionId))
    const surplus = await tx
      .select({ id: sessions.id })
      .from(sessions)
      .where(and(eq(sessions.userId, user.id), isNull(sessions.revokedAt)))
      .orderBy(desc(sessions.createdAt))
      .offset(SESSIONS_MAX - 1)
    if (surplus.length)
      await tx
        .update(sessions)
        .set({ revokedAt: new Date() })
        .where(
          inArray(
            sessions.id,
            surplus.map((s) => s.id),
          ),
        )
    const [session] = await tx
      .insert(sessions)
      .values({
        userId: user.id,
        ip: caller.ip,
        userAgent,
        expiresAt: new Date(Date.now() + env.SESSION_SECONDS * 1000),
      })
      .returning({ id: sessions.id })
    if (!session) throw new Error('no session was made')
    return session.id
  })
  return { session_id: sessionId, user_id: user.id }
}
