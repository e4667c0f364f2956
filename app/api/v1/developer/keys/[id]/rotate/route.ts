import { serve } from '#lib/http/serve.ts'
import { rotateKey } from '#lib/keys/contract.ts'
import { rotateApiKey } from '#lib/keys/rotate.ts'

export const POST = serve(rotateKey, rotateApiKey)
