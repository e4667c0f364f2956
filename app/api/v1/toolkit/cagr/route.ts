import { serve } from '#lib/http/serve.ts'
import { calculate } from '#lib/toolkit/calculate.ts'
import { cagr } from '#lib/toolkit/calculators/cagr.ts'

export const POST = serve(cagr.contract, calculate(cagr))
