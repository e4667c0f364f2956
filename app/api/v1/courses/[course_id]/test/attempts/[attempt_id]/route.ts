import { getTestResult, saveAnswers } from '#lib/assessments/contract.ts'
import { getOwnTestResult } from '#lib/assessments/queries.ts'
import { saveTestAnswers } from '#lib/assessments/save-answers.ts'
import { serve } from '#lib/http/serve.ts'

export const GET = serve(getTestResult, getOwnTestResult)
export const PATCH = serve(saveAnswers, saveTestAnswers)
