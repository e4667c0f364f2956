import { serve } from '#lib/http/serve.ts'
import { calculate } from '#lib/toolkit/calculate.ts'
import { priceBuildUp } from '#lib/toolkit/calculators/price-build-up.ts'

export const POST = serve(priceBuildUp.contract, calculate(priceBuildUp))
