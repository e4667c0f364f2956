import { contracts } from '#lib/contracts.ts'
import { env } from '#lib/env.ts'
import { openapi } from '#lib/http/openapi.ts'
import { serve } from '#lib/http/serve.ts'
import { getOpenapi } from '#lib/reference/contract.ts'

export const GET = serve(getOpenapi, async () => openapi(contracts, { url: env.APP_URL }))
