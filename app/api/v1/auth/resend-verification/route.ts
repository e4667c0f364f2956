import { resendVerification } from '#lib/accounts/contract.ts'
import { resendVerificationMail } from '#lib/accounts/verify-email.ts'
import { serve } from '#lib/http/serve.ts'

export const POST = serve(resendVerification, resendVerificationMail)
