import { serve } from '#lib/http/serve.ts'
import { calculate } from '#lib/toolkit/calculate.ts'
import { fxValueAtRisk } from '#lib/toolkit/calculators/currency.ts'

export const POST = serve(fxValueAtRisk.contract, calculate(fxValueAtRisk))
