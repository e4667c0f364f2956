import { serve } from '#lib/http/serve.ts'
import { getReadiness } from '#lib/progress/contract.ts'
import { getOwnReadiness } from '#lib/progress/readiness.ts'

export const GET = serve(getReadiness, getOwnReadiness)
