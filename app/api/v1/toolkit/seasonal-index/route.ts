import { serve } from '#lib/http/serve.ts'
import { calculate } from '#lib/toolkit/calculate.ts'
import { seasonalIndex } from '#lib/toolkit/calculators/seasonality.ts'

export const POST = serve(seasonalIndex.contract, calculate(seasonalIndex))
