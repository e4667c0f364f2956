import { listCredentials } from '#lib/credentials/contract.ts'
import { listOwnCredentials } from '#lib/credentials/queries.ts'
import { serve } from '#lib/http/serve.ts'

export const GET = serve(listCredentials, listOwnCredentials)
