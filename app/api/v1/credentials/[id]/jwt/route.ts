import { getCredentialJwt } from '#lib/credentials/contract.ts'
import { downloadJwt } from '#lib/credentials/files.ts'
import { serve } from '#lib/http/serve.ts'

export const GET = serve(getCredentialJwt, downloadJwt)
