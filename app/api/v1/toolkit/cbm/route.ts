import { serve } from '#lib/http/serve.ts'
import { calculate } from '#lib/toolkit/calculate.ts'
import { cbm } from '#lib/toolkit/calculators/cbm.ts'

export const POST = serve(cbm.contract, calculate(cbm))
