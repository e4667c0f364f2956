import { renewRecoveryCodes } from '#lib/accounts/contract.ts'
import { issueRecoveryCodes } from '#lib/accounts/totp.ts'
import { serve } from '#lib/http/serve.ts'

export const POST = serve(renewRecoveryCodes, issueRecoveryCodes)
