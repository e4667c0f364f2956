import { serve } from '#lib/http/serve.ts'
import { calculate } from '#lib/toolkit/calculate.ts'
import { forwardRate } from '#lib/toolkit/calculators/currency.ts'

export const POST = serve(forwardRate.contract, calculate(forwardRate))
