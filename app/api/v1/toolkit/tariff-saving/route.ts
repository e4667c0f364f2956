import { serve } from '#lib/http/serve.ts'
import { calculate } from '#lib/toolkit/calculate.ts'
import { tariffSaving } from '#lib/toolkit/calculators/saving.ts'

export const POST = serve(tariffSaving.contract, calculate(tariffSaving))
