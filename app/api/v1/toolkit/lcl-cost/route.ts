import { serve } from '#lib/http/serve.ts'
import { calculate } from '#lib/toolkit/calculate.ts'
import { lclCost } from '#lib/toolkit/calculators/saving.ts'

export const POST = serve(lclCost.contract, calculate(lclCost))
