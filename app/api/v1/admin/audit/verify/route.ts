import { verifyAudit } from '#lib/audit/contract.ts'
import { verifyAuditTrail } from '#lib/audit/queries.ts'
import { serve } from '#lib/http/serve.ts'

export const GET = serve(verifyAudit, verifyAuditTrail)
