import { stepUp } from '#lib/accounts/contract.ts'
import { showSecondFactor } from '#lib/accounts/step-up.ts'
import { serve } from '#lib/http/serve.ts'

export const POST = serve(stepUp, showSecondFactor)
