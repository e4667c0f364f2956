import { submitTest } from '#lib/assessments/contract.ts'
import { submitFinalTest } from '#lib/assessments/submit-test.ts'
import { serve } from '#lib/http/serve.ts'

export const POST = serve(submitTest, submitFinalTest)
