import { serve } from '#lib/http/serve.ts'
import { calculate } from '#lib/toolkit/calculate.ts'
import { rca } from '#lib/toolkit/calculators/rca.ts'

export const POST = serve(rca.contract, calculate(rca))
