import { serve } from '#lib/http/serve.ts'
import { getProject } from '#lib/projects/contract.ts'
import { getOwnProject } from '#lib/projects/queries.ts'

export const GET = serve(getProject, getOwnProject)
