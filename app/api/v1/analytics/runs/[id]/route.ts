import { deleteRun, getRun } from '#lib/analytics/contract.ts'
import { deleteAnalyticsRun } from '#lib/analytics/delete-run.ts'
import { getAnalyticsRun } from '#lib/analytics/queries.ts'
import { serve } from '#lib/http/serve.ts'

export const GET = serve(getRun, getAnalyticsRun)
export const DELETE = serve(deleteRun, deleteAnalyticsRun)
