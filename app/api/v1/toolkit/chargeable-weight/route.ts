import { serve } from '#lib/http/serve.ts'
import { calculate } from '#lib/toolkit/calculate.ts'
import { chargeableWeight } from '#lib/toolkit/calculators/chargeable-weight.ts'

export const POST = serve(chargeableWeight.contract, calculate(chargeableWeight))
