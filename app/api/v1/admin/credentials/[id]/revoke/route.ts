import { revoke } from '#lib/credentials/contract.ts'
import { revokeCredential } from '#lib/credentials/revoke.ts'
import { serve } from '#lib/http/serve.ts'

export const POST = serve(revoke, revokeCredential)
