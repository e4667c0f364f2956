import { listSessions } from '#lib/accounts/contract.ts'
import { listOwnSignIns } from '#lib/accounts/sign-ins.ts'
import { serve } from '#lib/http/serve.ts'

export const GET = serve(listSessions, listOwnSignIns)
