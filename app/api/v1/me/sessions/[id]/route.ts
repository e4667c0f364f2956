import { endSession } from '#lib/accounts/contract.ts'
import { endOwnSignIn } from '#lib/accounts/end-session.ts'
import { serve } from '#lib/http/serve.ts'

export const DELETE = serve(endSession, endOwnSignIn)
