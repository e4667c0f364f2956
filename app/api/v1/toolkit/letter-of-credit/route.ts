import { serve } from '#lib/http/serve.ts'
import { calculate } from '#lib/toolkit/calculate.ts'
import { letterOfCredit } from '#lib/toolkit/calculators/letter-of-credit.ts'

export const POST = serve(letterOfCredit.contract, calculate(letterOfCredit))
