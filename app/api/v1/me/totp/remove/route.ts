import { removeTotp } from '#lib/accounts/contract.ts'
import { turnTotpOff } from '#lib/accounts/totp.ts'
import { serve } from '#lib/http/serve.ts'

export const POST = serve(removeTotp, turnTotpOff)
