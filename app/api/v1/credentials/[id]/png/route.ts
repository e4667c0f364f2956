import { getCredentialPng } from '#lib/credentials/contract.ts'
import { downloadPng } from '#lib/credentials/files.ts'
import { serve } from '#lib/http/serve.ts'

export const GET = serve(getCredentialPng, downloadPng)
