import { serve } from '#lib/http/serve.ts'
import { revokeKey } from '#lib/keys/contract.ts'
import { revokeApiKey } from '#lib/keys/revoke.ts'

export const DELETE = serve(revokeKey, revokeApiKey)
