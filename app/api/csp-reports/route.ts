import { logViolations } from '#lib/http/csp-reports.ts'

export const POST = logViolations
