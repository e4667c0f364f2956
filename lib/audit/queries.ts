import 'server-only'
import { and, desc, eq, lt } from 'drizzle-orm'
import type { z } from 'zod'
import { db } from '#db/client.ts'
import { auditLog, users } from '#db/schema/index.ts'
import type { Actor } from '../auth/actor.ts'
import { page, readCursor } from '../http/cursor.ts'
import type { AuditEntry, listAudit } from './contract.ts'

export async function listAuditEntries(_: Actor, input: z.output<typeof listAudit.input>) {
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
