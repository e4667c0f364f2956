import { z } from 'zod'
import { contract, Instant, pageInput, pageOf } from '../http/contract.ts'

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
