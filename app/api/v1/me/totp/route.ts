import { startTotp } from '#lib/accounts/contract.ts'
import { beginTotpSetup } from '#lib/accounts/totp.ts'
import { serve } from '#lib/http/serve.ts'

export const POST = serve(startTotp, beginTotpSetup)
