import { quickAnalysis } from '#lib/analytics/contract.ts'
import { analyzeQuickly } from '#lib/analytics/quick-analysis-run.ts'
import { onlyPost } from '#lib/http/refuse-method.ts'
import { serve } from '#lib/http/serve.ts'

export const POST = serve(quickAnalysis, analyzeQuickly)
export const { GET, HEAD, PUT, PATCH, DELETE } = onlyPost
