import { quickAnalysis } from '#lib/analytics/contract.ts'
import { analyzeQuickly } from '#lib/analytics/quick-analysis-run.ts'
import { serve } from '#lib/http/serve.ts'

export const POST = serve(quickAnalysis, analyzeQuickly)
