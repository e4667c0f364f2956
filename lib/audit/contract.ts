import { z } from 'zod'
import { contract, Instant, pageInput, pageOf } from '../http/contract.ts'

/** What the trail keeps beside changes: what happened without changing a row, or what no row tells plainly. */
export const eventKinds = [
  'sign-in',
  'sign-in-failed',
  'sign-out',
  'token-reuse',
  'denied',
  'export',
  'audit-read',
] as const

/** What can be wrong with a row, with a block, or with what was anchored outside the database. */
export const findings = [
  'altered',
  'missing',
  'inserted',
  'block-rewritten',
  'block-missing',
  'anchor-differs',
  'anchor-unreached',
] as const

const AuditOperation = z.enum(['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'EVENT'])
const Row = z.record(z.string(), z.unknown())

export const AuditEntry = z.object({
  seq: z.number().int(),
  at: Instant,
  actor: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string().nullable() }),
  ip: z.string().nullable(),
  request_id: z.string().nullable(),
  operation: AuditOperation,
  table: z.string().describe('The table that was changed; of an EVENT, its kind'),
  record_id: z.string().nullable(),
  old: Row.nullable(),
  new: Row.nullable(),
})
export type AuditEntry = z.infer<typeof AuditEntry>

export const listAudit = contract({
  id: 'audit.list',
  method: 'GET',
  path: '/api/v1/admin/audit',
  summary: 'The audit trail, newest first; filter by table, record, actor and operation',
  tag: 'admin',
  access: 'admin',
  limit: 'general',
  input: z.strictObject({
    table: z.string().max(63).optional().describe('Name of a table, or kind of an event'),
    record_id: z.string().max(100).optional().describe('Id of one record'),
    actor_id: z.uuid().optional().describe('Who did it'),
    operation: AuditOperation.optional().describe('What was done'),
    ...pageInput,
  }),
  output: pageOf(AuditEntry),
  status: 200,
  problems: [],
})

/** What one look at the chain takes: well under a second. */
export const VERIFY_ROWS = 10_000

export const verifyAudit = contract({
  id: 'audit.verify',
  method: 'GET',
  path: '/api/v1/admin/audit/verify',
  summary:
    'Hold the newest 10,000 sealed rows of the audit trail, or those from a given block on, against their chain of digests',
  tag: 'admin',
  access: 'admin',
  limit: 'general',
  input: z.strictObject({
    from_block: z.coerce.number().int().min(1).optional().describe('The first block to look at, e.g. a next_block'),
  }),
  output: z.object({
    ok: z.boolean().describe('Whether nothing was found; a trail that was tampered with is an answer, not an error'),
    from_block: z.number().int(),
    rows: z.number().int(),
    blocks: z.number().int(),
    upto: z
      .object({ block: z.number().int(), seq: z.number().int(), at: Instant })
      .nullable()
      .describe('The last block, its last row, and when it was sealed'),
    unsealed: z
      .number()
      .int()
      .nullable()
      .describe('Rows that wait to be sealed; null where the last block was not reached'),
    anchors: z.number().int().describe('How many anchors outside the database were compared'),
    findings: z.array(
      z.object({
        seq: z.number().int().describe('The first row that is not as it was sealed'),
        what: z.enum(findings),
        block: z.number().int(),
      }),
    ),
    next_block: z.number().int().nullable().describe('Where to go on; null at the end'),
  }),
  status: 200,
  problems: [],
})
