import { serve } from '#lib/http/serve.ts'
import { getCourseProgress } from '#lib/progress/contract.ts'
import { getOwnProgress } from '#lib/progress/queries.ts'

export const GET = serve(getCourseProgress, getOwnProgress)
