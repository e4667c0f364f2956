import { rerun } from '#lib/analytics/contract.ts'
import { recallRerun } from '#lib/analytics/recall-run.ts'
import { rerunAnalysis } from '#lib/analytics/rerun.ts'
import { serve } from '#lib/http/serve.ts'

export const POST = serve(rerun, rerunAnalysis, { recall: recallRerun })
