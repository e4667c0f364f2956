import { confirmNewEmail } from '#lib/accounts/change-email.ts'
import { confirmEmail } from '#lib/accounts/contract.ts'
import { serve } from '#lib/http/serve.ts'

export const POST = serve(confirmEmail, confirmNewEmail)
