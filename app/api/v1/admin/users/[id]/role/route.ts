import { serve } from '#lib/http/serve.ts'
import { changeUserRole } from '#lib/users/change-role.ts'
import { changeRole } from '#lib/users/contract.ts'

export const POST = serve(changeRole, changeUserRole)
