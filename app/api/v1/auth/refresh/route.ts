import { refreshToken } from '#lib/accounts/contract.ts'
import { refreshTokenPair } from '#lib/accounts/tokens.ts'
import { serve } from '#lib/http/serve.ts'

export const POST = serve(refreshToken, refreshTokenPair)
