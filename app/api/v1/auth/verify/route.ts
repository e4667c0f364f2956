import { verifyEmail } from '#lib/accounts/contract.ts'
import { verifyEmailAddress } from '#lib/accounts/verify-email.ts'
import { serve } from '#lib/http/serve.ts'

export const POST = serve(verifyEmail, verifyEmailAddress)
