import 'server-only'
import { sql } from 'drizzle-orm'
import type { Caller, System } from '../auth/actor.ts'
import type { eventKinds } from './contract.ts'
import { type Transaction, transaction } from './transaction.ts'

export type AuditEvent = {
  kind: (typeof eventKinds)[number]
  /** Whom or what it is about: an account's id, a contract's id. Never an address of somebody unknown. */
  subject?: string | undefined
  /** Small and without secrets; the database refuses more than 2,000 bytes. */
  detail?: Record<string, string | number>
}

/** Writes an event into the trail, in the caller's transaction where one is given, else in one of its own. */
export async function recordEvent(caller: Caller | System, event: AuditEvent, tx?: Transaction): Promise<void> {
  const { kind, subject = null, detail = null } = event
  const write = sql`select audit_event(${kind}, ${subject}, ${detail && JSON.stringify(detail)}::jsonb)`
  if (tx) await tx.execute(write)
  else await transaction(caller, (own) => own.execute(write))
}
