import { serve } from '#lib/http/serve.ts'
import { calculate } from '#lib/toolkit/calculate.ts'
import { mape } from '#lib/toolkit/calculators/seasonality.ts'

export const POST = serve(mape.contract, calculate(mape))
