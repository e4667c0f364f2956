import 'server-only'
import { asc, eq, getTableColumns, getTableName, inArray } from 'drizzle-orm'
import {
  analyticsRuns,
  apiKeys,
  apiKeyUses,
  attempts,
  auditLog,
  authenticators,
  credentials,
  developerRequests,
  emailTokens,
  enrollments,
  lessonPlaces,
  lessonProgress,
  outbox,
  projectDrafts,
  projectSubmissions,
  recoveryCodes,
  refreshFamilies,
  reviewCards,
  sessions,
  sessionUses,
  studyDays,
  testAttempts,
  users,
} from '#db/schema/index.ts'
import { snapshot, type Transaction } from '../audit/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { Download } from '../http/contract.ts'

/** Every table whose rows belong to somebody; tests/api/accounts.export.test.ts fails where one is left out. */
const owned = [
  sessions,
  refreshFamilies,
  authenticators,
  recoveryCodes,
  emailTokens,
  apiKeys,
  developerRequests,
  enrollments,
  lessonProgress,
  attempts,
  testAttempts,
  projectDrafts,
  projectSubmissions,
  credentials,
  lessonPlaces,
  studyDays,
  reviewCards,
  analyticsRuns,
  outbox,
] as const

/** Not hers to read: what proves who she is, and who decided about her. */
const WITHHELD = [
  'passwordHash',
  'authEpoch',
  'keyDigest',
  'tokenDigest',
  'seedSealed',
  'codeDigest',
  'lastStep',
  'decidedBy',
]

/** Everything that is kept about the person, as of one instant. */
export async function exportOwnData(actor: Actor): Promise<Download> {
  const data = await snapshot((tx) => collect(tx, actor.id))
  const today = new Date().toISOString().slice(0, 10)
  return new Download(`pintar-ekspor-${today}.json`, 'application/json', JSON.stringify(data, null, 2))
}

async function collect(tx: Transaction, userId: string) {
  const [user] = await tx.select().from(users).where(eq(users.id, userId))
  const found: Record<string, unknown> = { exported_at: new Date().toISOString(), account: user && plain(user) }
  for (const table of owned) {
    const rows = await tx.select(getTableColumns(table)).from(table).where(eq(table.userId, userId))
    found[getTableName(table)] = rows.map(plain)
  }
  const lastUses = [
    [sessionUses, sessionUses.sessionId, sessions],
    [apiKeyUses, apiKeyUses.keyId, apiKeys],
  ] as const
  for (const [table, parent, of] of lastUses) {
    const own = tx.select({ id: of.id }).from(of).where(eq(of.userId, userId))
    found[getTableName(table)] = (await tx.select(getTableColumns(table)).from(table).where(inArray(parent, own))).map(
      plain,
    )
  }
  found.audit_log = (await activity(tx, userId)).map(plain)
  return found
}

/** What she did, as the trail has it: when, from where, on which record. Old and new values are in the tables above. */
const activity = (tx: Transaction, userId: string) =>
  tx
    .select({
      at: auditLog.at,
      ip: auditLog.ip,
      requestId: auditLog.requestId,
      operation: auditLog.operation,
      tableName: auditLog.tableName,
      recordId: auditLog.recordId,
    })
    .from(auditLog)
    .where(eq(auditLog.actorId, userId))
    .orderBy(asc(auditLog.seq))

/** Wire names, and no secrets. */
const plain = (row: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([name]) => !WITHHELD.includes(name))
      .map(([name, value]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]),
  )
