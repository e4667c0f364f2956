import { serve } from '#lib/http/serve.ts'
import { calculate } from '#lib/toolkit/calculate.ts'
import { breakEven } from '#lib/toolkit/calculators/break-even.ts'

export const POST = serve(breakEven.contract, calculate(breakEven))
