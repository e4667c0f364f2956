import { serve } from '#lib/http/serve.ts'
import { listUsers } from '#lib/users/contract.ts'
import { listAllUsers } from '#lib/users/queries.ts'

export const GET = serve(listUsers, listAllUsers)
