import { serve } from '#lib/http/serve.ts'
import { listCalculators } from '#lib/toolkit/contract.ts'
import { listToolkit } from '#lib/toolkit/queries.ts'

export const GET = serve(listCalculators, listToolkit)
