import { serve } from '#lib/http/serve.ts'
import { calculate } from '#lib/toolkit/calculate.ts'
import { containerFit } from '#lib/toolkit/calculators/container-fit.ts'

export const POST = serve(containerFit.contract, calculate(containerFit))
