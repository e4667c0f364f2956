import { exportRun } from '#lib/analytics/contract.ts'
import { exportAnalyticsRun } from '#lib/analytics/export-run.ts'
import { serve } from '#lib/http/serve.ts'

export const GET = serve(exportRun, exportAnalyticsRun)
