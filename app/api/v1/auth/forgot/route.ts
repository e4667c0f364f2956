import { forgotPassword } from '#lib/accounts/contract.ts'
import { mailResetLink } from '#lib/accounts/reset-password.ts'
import { serve } from '#lib/http/serve.ts'

export const POST = serve(forgotPassword, mailResetLink)
