import 'server-only'
import { and, asc, eq, lte, sql } from 'drizzle-orm'
import { outbox } from '#db/schema/index.ts'
import { transaction } from '../audit/transaction.ts'
import type { System } from '../auth/actor.ts'
import { env } from '../env.ts'
import { log } from '../log.ts'
import { linkFor } from './link.ts'
import { renderMail, type Template } from './templates.ts'
import { deliver } from './transport.ts'

const system: System = { kind: 'system', id: null }
const POLL_MS = 1_000
const RETRY_SECONDS = [5, 30, 120, 600, 3_600, 21_600]

/**
 * Sends what the outbox owes. Each process may run one: rows are taken with SKIP LOCKED, one transaction a mail, so a
 * mail is marked sent only where it was delivered, and one that a crash interrupts is tried again.
 */
export function startDispatcher(): void {
  const tick = async () => {
    try {
      while (await sendNext());
    } catch (error) {
      log.warn({ err: error }, 'mail dispatcher: database not reached')
    }
    setTimeout(tick, POLL_MS).unref()
  }
  void tick()
}

/** Sends the mail that is due longest; false where none is. */
export function sendNext(): Promise<boolean> {
  return transaction(system, async (tx) => {
    const [mail] = await tx
      .select()
      .from(outbox)
      .where(and(eq(outbox.status, 'queued'), lte(outbox.dueAt, sql`now()`)))
      .orderBy(asc(outbox.dueAt))
      .limit(1)
      .for('update', { skipLocked: true })
    if (!mail) return false
    try {
      // A savepoint: a token minted for a mail that was not delivered goes with it.
      await tx.transaction(async (attempt) => {
        const template = mail.template as Template
        const link = await linkFor(attempt, template, mail)
        const minutes = String(Math.round(env.EMAIL_TOKEN_SECONDS / 60))
        const content = renderMail(template, mail.locale, { ...mail.params, minutes, ...(link && { link }) })
        await deliver({ id: mail.id, to: mail.recipient, ...content })
      })
      await tx.update(outbox).set({ status: 'sent', sentAt: new Date() }).where(eq(outbox.id, mail.id))
    } catch (error) {
      log.warn({ err: error, outbox_id: mail.id }, 'mail not delivered')
      const wait = RETRY_SECONDS[mail.tries]
      await tx
        .update(outbox)
        .set({
          tries: mail.tries + 1,
          lastError: String(error).slice(0, 500),
          ...(wait === undefined ? { status: 'dead' as const } : { dueAt: new Date(Date.now() + wait * 1000) }),
        })
        .where(eq(outbox.id, mail.id))
    }
    return true
  })
}
