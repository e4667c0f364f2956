import { serve } from '#lib/http/serve.ts'
import { calculate } from '#lib/toolkit/calculate.ts'
import { fxExposure } from '#lib/toolkit/calculators/fx-exposure.ts'

export const POST = serve(fxExposure.contract, calculate(fxExposure))
