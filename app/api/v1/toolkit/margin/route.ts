import { serve } from '#lib/http/serve.ts'
import { calculate } from '#lib/toolkit/calculate.ts'
import { margin } from '#lib/toolkit/calculators/margin.ts'

export const POST = serve(margin.contract, calculate(margin))
