import { analyzeFile } from '#lib/analytics/analyze.ts'
import { analyze } from '#lib/analytics/contract.ts'
import { recallAnalysis } from '#lib/analytics/recall-run.ts'
import { onlyPost } from '#lib/http/refuse-method.ts'
import { serve } from '#lib/http/serve.ts'

export const POST = serve(analyze, analyzeFile, {
  pages: {
    done: ({ id }) => `/developer/analytics/runs/${id}`,
    failed: (problem) => `/developer/analytics?problem=${problem}`,
  },
  recall: recallAnalysis,
})
export const { GET, HEAD, PUT, PATCH, DELETE } = onlyPost
