import { serve } from '#lib/http/serve.ts'
import { calculate } from '#lib/toolkit/calculate.ts'
import { hhi } from '#lib/toolkit/calculators/hhi.ts'

export const POST = serve(hhi.contract, calculate(hhi))
