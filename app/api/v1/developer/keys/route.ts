import { serve } from '#lib/http/serve.ts'
import { listKeys } from '#lib/keys/contract.ts'
import { listApiKeys } from '#lib/keys/queries.ts'

export const GET = serve(listKeys, listApiKeys)
