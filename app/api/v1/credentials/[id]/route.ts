import { getCredential } from '#lib/credentials/contract.ts'
import { getOneCredential } from '#lib/credentials/queries.ts'
import { serve } from '#lib/http/serve.ts'

export const GET = serve(getCredential, getOneCredential)
