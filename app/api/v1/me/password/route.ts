import { changeOwnPassword } from '#lib/accounts/change-password.ts'
import { changePassword } from '#lib/accounts/contract.ts'
import { serve } from '#lib/http/serve.ts'

export const POST = serve(changePassword, changeOwnPassword)
