import { serve } from '#lib/http/serve.ts'
import { getUser } from '#lib/users/contract.ts'
import { getOneUser } from '#lib/users/queries.ts'

export const GET = serve(getUser, getOneUser)
