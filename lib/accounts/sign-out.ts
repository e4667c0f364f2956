import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { refreshFamilies, sessions } from '#db/schema/index.ts'
import { recordEvent } from '../audit/event.ts'
import { transaction } from '../audit/transaction.ts'
import type { Actor } from '../auth/actor.ts'

/** Ends the sign-in that asks, be it a browser session or a family of tokens; or every one of the person's. */
export async function endSignIn(actor: Actor, { all = false }: { all?: boolean | undefined }): Promise<undefined> {
  const revokedAt = new Date()
  await transaction(actor, async (tx) => {
    if (all || actor.via === 'session')
      await tx
        .update(sessions)
        .set({ revokedAt })
        .where(
          and(
            eq(sessions.userId, actor.id),
            isNull(sessions.revokedAt),
            all ? undefined : eq(sessions.id, actor.sessionId ?? ''),
          ),
        )
    if (all || actor.via === 'bearer')
      await tx
        .update(refreshFamilies)
        .set({ revokedAt, revokedReason: 'signed-out' })
        .where(
          and(
            eq(refreshFamilies.userId, actor.id),
            isNull(refreshFamilies.revokedAt),
            all ? undefined : eq(refreshFamilies.id, actor.sessionId ?? ''),
          ),
        )
    await recordEvent(actor, { kind: 'sign-out', subject: actor.id, detail: { all: all ? 1 : 0 } }, tx)
  })
}
