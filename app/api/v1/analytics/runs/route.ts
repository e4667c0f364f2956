import { listRuns } from '#lib/analytics/contract.ts'
import { listAnalyticsRuns } from '#lib/analytics/queries.ts'
import { serve } from '#lib/http/serve.ts'

export const GET = serve(listRuns, listAnalyticsRuns)
