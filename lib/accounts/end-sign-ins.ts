import 'server-only'
import { and, eq, isNull, ne } from 'drizzle-orm'
import { refreshFamilies, sessions } from '#db/schema/index.ts'
import type { Transaction } from '../audit/transaction.ts'

type Which = {
  /** The session or family that goes on. */
  but?: string | null
  /** Kept with the families, for whoever wonders. */
  reason: 'password-reset' | 'password-changed' | 'email-changed'
}

/** Ends every sign-in of an account, browsers and API clients, or every one but that which asks. */
export async function endSignIns(tx: Transaction, userId: string, { but, reason: revokedReason }: Which) {
  const revokedAt = new Date()
  const others = (table: typeof sessions | typeof refreshFamilies) =>
    and(eq(table.userId, userId), isNull(table.revokedAt), but ? ne(table.id, but) : undefined)
  await tx.update(sessions).set({ revokedAt }).where(others(sessions))
  await tx.update(refreshFamilies).set({ revokedAt, revokedReason }).where(others(refreshFamilies))
}
