'use server'

import { type Me, updateMe } from '#lib/accounts/contract.ts'
import { updateOwnProfile } from '#lib/accounts/update-me.ts'
import { type FormState, submit } from '#lib/http/submit.ts'

const update = submit(updateMe, updateOwnProfile)

export async function updateMeAction(state: FormState<Me>, form: FormData) {
  return update(state, form)
}
