import 'server-only'
import { sql } from 'drizzle-orm'
import type { System } from '../auth/actor.ts'
import { env } from '../env.ts'
import { log } from '../log.ts'
import { appendAnchor, type Head, headQuery } from './anchor.ts'
import { snapshot, type Transaction, transaction } from './transaction.ts'

const system: System = { kind: 'system', id: null }
/** Seals what is final into blocks, also after a long pause: in steps that stay far below the five seconds of a statement. */
export async function sealAudit(): Promise<void> {
  while (await transaction(system, sealStretch));
}

async function sealStretch(tx: Transaction): Promise<boolean> {
  const { rows } = await tx.execute<{ more: boolean }>(sql`select audit_seal() as more`)
  return rows[0]?.more ?? false
}

/** Months are made before they begin; without one, rows go to the default partition and move when it is made. */
export const makeAuditMonths = () => transaction(system, (tx) => tx.execute(sql`select audit_partitions_ahead()`))

let anchored = 0

/** Says outside the database what the chain ends with: a superuser can rewrite the whole of it, and not what was said. */
export async function anchorAudit(): Promise<void> {
  const head = (await snapshot((tx) => tx.execute<Head>(headQuery))).rows[0]
  if (!head || head.n === anchored) return
  log.info({ block: head.n, seq: head.seq, digest: head.digest }, 'audit head')
  if (env.AUDIT_ANCHOR_FILE) await appendAnchor(env.AUDIT_ANCHOR_FILE, head)
  anchored = head.n
}
