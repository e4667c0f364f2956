import { serve } from '#lib/http/serve.ts'
import { listSubmissions, submitProject } from '#lib/projects/contract.ts'
import { listOwnSubmissions } from '#lib/projects/queries.ts'
import { submitProjectWith } from '#lib/projects/submit.ts'
import { sources } from '../sources.ts'

export const GET = serve(listSubmissions, listOwnSubmissions)
export const POST = serve(submitProject, submitProjectWith(sources))
