import 'server-only'
import { and, desc, eq, lt, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { db } from '#db/client.ts'
import { auditLog, users } from '#db/schema/index.ts'
import type { Actor } from '../auth/actor.ts'
import { env } from '../env.ts'
import { page, readCursor } from '../http/cursor.ts'
import { newestAnchors } from './anchor.ts'
import { type AuditEntry, type listAudit, VERIFY_ROWS, type verifyAudit } from './contract.ts'
import { recordEvent } from './event.ts'
import { snapshot, type Transaction } from './transaction.ts'
import { verifyChain } from './verify.ts'

/** Who reads the trail is in the trail, from their next look on. */
export async function listAuditEntries(actor: Actor, input: z.output<typeof listAudit.input>) {
  const after = readCursor('audit', input.cursor)
  const rows = await db
    .select({ entry: auditLog, actorName: users.name })
    .from(auditLog)
    .leftJoin(users, eq(users.id, auditLog.actorId))
    .where(
      and(
        input.table ? eq(auditLog.tableName, input.table) : undefined,
        input.record_id ? eq(auditLog.recordId, input.record_id) : undefined,
        input.actor_id ? eq(auditLog.actorId, input.actor_id) : undefined,
        input.operation ? eq(auditLog.operation, input.operation) : undefined,
        after ? lt(auditLog.seq, Number(after[0])) : undefined,
      ),
    )
    .orderBy(desc(auditLog.seq))
    .limit(input.limit + 1)
  await recordEvent(actor, { kind: 'audit-read', detail: filtersOf(input) })
  const { data, next_cursor } = page('audit', rows, input.limit, ({ entry }) => [entry.seq])
  return { data: data.map(toEntry), next_cursor }
}

function toEntry({ entry, actorName }: { entry: typeof auditLog.$inferSelect; actorName: string | null }): AuditEntry {
  return {
    seq: entry.seq,
    at: entry.at.toISOString(),
    actor: { kind: entry.actorKind, id: entry.actorId, name: actorName },
    ip: entry.ip,
    request_id: entry.requestId,
    operation: entry.operation,
    table: entry.tableName,
    record_id: entry.recordId,
    old: entry.old,
    new: entry.new,
  }
}

const filtersOf = ({ cursor, limit: _, ...filters }: z.output<typeof listAudit.input>): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)),
  ...(cursor && { further: 'yes' }),
})

/** A part of the chain that answers quickly: the newest rows, or those from a given block on. */
export async function verifyAuditTrail(_: Actor, { from_block }: z.output<typeof verifyAudit.input>) {
  const anchors = await newestAnchors(env.AUDIT_ANCHOR_FILE)
  return snapshot(async (tx) => {
    const from = from_block ?? (await newestBlocks(tx))
    const report = await verifyChain(tx, { from, rowsMax: VERIFY_ROWS, anchors })
    const { rows, blocks, upto, unsealed, findings, finished } = report
    return {
      ok: findings.length === 0,
      from_block: from,
      rows,
      blocks,
      upto,
      unsealed: finished ? unsealed : null,
      anchors: report.anchors,
      findings: findings.map(({ seq, what, block }) => ({ seq, what, block })),
      next_block: finished || !upto ? null : upto.block + 1,
    }
  })
}

/** The first block of the newest rows that one answer takes. */
async function newestBlocks(tx: Transaction): Promise<number> {
  const { rows } = await tx.execute<{ n: number }>(sql`
    select coalesce(min(n), 1)::float8 as n
      from (select n, sum(row_count) over (order by n desc) as rows
              from (select n, row_count from audit_blocks order by n desc limit ${VERIFY_ROWS}) as newest) as counted
     where rows < ${VERIFY_ROWS}`)
  return rows[0]?.n ?? 1
}
