import { listTestAttempts, startTest } from '#lib/assessments/contract.ts'
import { listOwnTestAttempts } from '#lib/assessments/queries.ts'
import { startFinalTest } from '#lib/assessments/start-test.ts'
import { serve } from '#lib/http/serve.ts'

export const GET = serve(listTestAttempts, listOwnTestAttempts)
export const POST = serve(startTest, startFinalTest)
