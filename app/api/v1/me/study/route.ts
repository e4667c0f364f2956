import { serve } from '#lib/http/serve.ts'
import { getStudy } from '#lib/progress/contract.ts'
import { getOwnStudy } from '#lib/progress/study.ts'

export const GET = serve(getStudy, getOwnStudy)
