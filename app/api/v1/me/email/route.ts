import { askForNewEmail } from '#lib/accounts/change-email.ts'
import { changeEmail } from '#lib/accounts/contract.ts'
import { serve } from '#lib/http/serve.ts'

export const POST = serve(changeEmail, askForNewEmail)
