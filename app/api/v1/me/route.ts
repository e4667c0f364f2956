import { deleteMe, getMe, updateMe } from '#lib/accounts/contract.ts'
import { deleteOwnAccount } from '#lib/accounts/delete-me.ts'
import { getOwnProfile } from '#lib/accounts/queries.ts'
import { updateOwnProfile } from '#lib/accounts/update-me.ts'
import { serve } from '#lib/http/serve.ts'

export const GET = serve(getMe, getOwnProfile)
export const PATCH = serve(updateMe, updateOwnProfile)
export const DELETE = serve(deleteMe, deleteOwnAccount)
