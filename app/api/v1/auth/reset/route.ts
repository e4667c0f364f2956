import { resetPassword } from '#lib/accounts/contract.ts'
import { setNewPassword } from '#lib/accounts/reset-password.ts'
import { serve } from '#lib/http/serve.ts'

export const POST = serve(resetPassword, setNewPassword)
