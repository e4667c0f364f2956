import { serve } from '#lib/http/serve.ts'
import { decideDeveloperRequest } from '#lib/keys/contract.ts'
import { decideRequest } from '#lib/keys/decide-request.ts'

export const POST = serve(decideDeveloperRequest, decideRequest)
