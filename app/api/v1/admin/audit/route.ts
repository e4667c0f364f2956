import { listAudit } from '#lib/audit/contract.ts'
import { listAuditEntries } from '#lib/audit/queries.ts'
import { serve } from '#lib/http/serve.ts'

export const GET = serve(listAudit, listAuditEntries)
