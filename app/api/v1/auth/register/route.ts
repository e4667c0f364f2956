import { register } from '#lib/accounts/contract.ts'
import { registerAccount } from '#lib/accounts/register.ts'
import { serve } from '#lib/http/serve.ts'

export const POST = serve(register, registerAccount)
