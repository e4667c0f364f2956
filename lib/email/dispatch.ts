import 'server-only'
import { and, asc, eq, lte, sql } from 'drizzle-orm'
import { outbox } from '#db/schema/index.ts'
import { type Transaction, transaction } from '../audit/transaction.ts'
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
 * Sends what the outbox owes. Each process may run one: rows are claimed with SKIP LOCKED. A mail is marked sent only where
 * it was delivered, and one that a crash interrupts is tried again.
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

/**
 * Sends the mail that is due longest; false where none is. Claimed in one short transaction and marked in another, so that
 * a slow mail server holds no connection: until it is marked, the mail is due again only after its pause.
 */
export async function sendNext(): Promise<boolean> {
  const claimed = await transaction(system, claim)
  if (!claimed) return false
  const { mail, template, link } = claimed
  try {
    const minutes = String(Math.round(env.EMAIL_TOKEN_SECONDS / 60))
    // Here, not in the claim: one that cannot be rendered (owed by a newer version, say) must hold up no other.
    const content = renderMail(template, mail.locale, { ...mail.params, minutes, ...(link && { link }) })
    await deliver({ id: mail.id, to: mail.recipient, ...content })
    await mark(mail.id, { status: 'sent', sentAt: new Date() })
  } catch (error) {
    log.warn({ err: error, outbox_id: mail.id }, 'mail not delivered')
    const lastError = (error instanceof Error ? error.message : String(error)).slice(0, 500)
    await mark(mail.id, { lastError, ...(mail.tries >= RETRY_SECONDS.length && { status: 'dead' as const }) })
  }
  return true
}

async function claim(tx: Transaction) {
  const [mail] = await tx
    .select()
    .from(outbox)
    .where(and(eq(outbox.status, 'queued'), lte(outbox.dueAt, sql`now()`)))
    .orderBy(asc(outbox.dueAt))
    .limit(1)
    .for('update', { skipLocked: true })
  if (!mail) return null
  const pause = RETRY_SECONDS[mail.tries] ?? RETRY_SECONDS[RETRY_SECONDS.length - 1] ?? 0
  await tx
    .update(outbox)
    .set({ tries: mail.tries + 1, dueAt: new Date(Date.now() + pause * 1000) })
    .where(eq(outbox.id, mail.id))
  const template = mail.template as Template
  return { mail, template, link: await linkFor(tx, template, mail) }
}

const mark = (id: string, set: Partial<typeof outbox.$inferInsert>) =>
  transaction(system, (tx) => tx.update(outbox).set(set).where(eq(outbox.id, id)))
