import { createToken } from '#lib/accounts/contract.ts'
import { createTokenPair } from '#lib/accounts/tokens.ts'
import { serve } from '#lib/http/serve.ts'

export const POST = serve(createToken, createTokenPair)
