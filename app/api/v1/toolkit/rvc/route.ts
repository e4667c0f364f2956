import { serve } from '#lib/http/serve.ts'
import { calculate } from '#lib/toolkit/calculate.ts'
import { rvc } from '#lib/toolkit/calculators/rvc.ts'

export const POST = serve(rvc.contract, calculate(rvc))
