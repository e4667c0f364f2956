import { confirmTotp } from '#lib/accounts/contract.ts'
import { turnTotpOn } from '#lib/accounts/totp.ts'
import { serve } from '#lib/http/serve.ts'

export const POST = serve(confirmTotp, turnTotpOn)
