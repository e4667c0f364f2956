import { serve } from '#lib/http/serve.ts'
import { getSubmission } from '#lib/projects/contract.ts'
import { getOwnSubmission } from '#lib/projects/queries.ts'

export const GET = serve(getSubmission, getOwnSubmission)
