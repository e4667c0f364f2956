import 'server-only'
import { and, eq, gt, inArray, or, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { apiKeys, idempotencyKeys, refreshFamilies, sessions, users } from '#db/schema/index.ts'
import { type Transaction, transaction } from '../audit/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { isLastAdmin } from '../auth/last-admin.ts'
import { owe } from '../email/outbox.ts'
import { Problem } from '../http/problem.ts'
import { requirePassword } from './require-password.ts'

const RECENT_MS = 5 * 60_000

/** On the API a sign-in of the last minutes stands for the password. */
export async function deleteOwnAccount(actor: Actor): Promise<undefined> {
  const table = actor.via === 'session' ? sessions : refreshFamilies
  const recent = and(eq(table.id, actor.sessionId ?? ''), gt(table.createdAt, new Date(Date.now() - RECENT_MS)))
  if (!(await db.$count(table, recent))) throw new Problem('recent-sign-in-needed')
  await remove(actor)
}

export async function deleteOwnAccountHere(actor: Actor, input: { current_password: string }): Promise<undefined> {
  await requirePassword(actor, input.current_password)
  await remove(actor)
}

/** The person's row, and with it everything that belongs to it. What the audit trail says of it stays. */
const remove = (actor: Actor) =>
  transaction(actor, async (tx) => {
    if (await isLastAdmin(tx, actor.id)) throw new Problem('last-admin')
    await forgetAnswers(tx, actor.id)
    const [gone] = await tx.delete(users).where(eq(users.id, actor.id)).returning()
    if (!gone) throw new Problem('not-signed-in')
    const { email: recipient, locale, name } = gone
    await owe(tx, { userId: null, recipient, locale, template: 'account-deleted', params: { name } })
  })

/** Answers kept for repeated requests hold what was answered, and belong to nobody else. */
async function forgetAnswers(tx: Transaction, userId: string): Promise<void> {
  const ofKeys = tx
    .select({ principal: sql`'key:' || ${apiKeys.lineageId}` })
    .from(apiKeys)
    .where(eq(apiKeys.userId, userId))
  await tx
    .delete(idempotencyKeys)
    .where(or(eq(idempotencyKeys.principal, `user:${userId}`), inArray(idempotencyKeys.principal, ofKeys)))
}
