import { getCredentialPdf } from '#lib/credentials/contract.ts'
import { downloadPdf } from '#lib/credentials/files.ts'
import { serve } from '#lib/http/serve.ts'

export const GET = serve(getCredentialPdf, downloadPdf)
