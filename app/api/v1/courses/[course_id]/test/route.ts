import { getTest } from '#lib/assessments/contract.ts'
import { getOwnTest } from '#lib/assessments/queries.ts'
import { serve } from '#lib/http/serve.ts'

export const GET = serve(getTest, getOwnTest)
