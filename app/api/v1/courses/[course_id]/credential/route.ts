import { claimCredential } from '#lib/credentials/claim.ts'
import { claim } from '#lib/credentials/contract.ts'
import { serve } from '#lib/http/serve.ts'

export const POST = serve(claim, claimCredential)
