import { exportMe } from '#lib/accounts/contract.ts'
import { exportOwnData } from '#lib/accounts/export-me.ts'
import { serve } from '#lib/http/serve.ts'

export const GET = serve(exportMe, exportOwnData)
