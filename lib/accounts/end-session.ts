import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { refreshFamilies, sessions } from '#db/schema/index.ts'
import { recordEvent } from '../audit/event.ts'
import { transaction } from '../audit/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { Problem } from '../http/problem.ts'

/** Ends one of the person's own sign-ins, be it a browser's or an API client's. */
export async function endOwnSignIn(actor: Actor, { id }: { id: string }): Promise<undefined> {
  const revokedAt = new Date()
  const own = (table: typeof sessions | typeof refreshFamilies) =>
    and(eq(table.id, id), eq(table.userId, actor.id), isNull(table.revokedAt))
  await transaction(actor, async (tx) => {
    const browser = await tx.update(sessions).set({ revokedAt }).where(own(sessions))
    const client = await tx
      .update(refreshFamilies)
      .set({ revokedAt, revokedReason: 'ended' })
      .where(own(refreshFamilies))
    if (!browser.rowCount && !client.rowCount) throw new Problem('session-not-found')
    await recordEvent(actor, { kind: 'sign-out', subject: actor.id, detail: { sign_in: id } }, tx)
  })
}
