import { signOut } from '#lib/accounts/contract.ts'
import { endSignIn } from '#lib/accounts/sign-out.ts'
import { serve } from '#lib/http/serve.ts'

export const POST = serve(signOut, endSignIn)
