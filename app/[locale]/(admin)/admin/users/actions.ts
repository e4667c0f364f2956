'use server'

import { refresh } from 'next/cache'
import { type FormState, submit } from '#lib/http/submit.ts'
import { changeUserRole } from '#lib/users/change-role.ts'
import { changeRole, type User } from '#lib/users/contract.ts'

const change = submit(changeRole, changeUserRole, {
  read: (form) => ({ id: form.get('id'), role: form.get('role') }),
  after: () => refresh(),
})

export async function changeRoleAction(state: FormState<User>, form: FormData): Promise<FormState<User>> {
  const next = await change(state, form)
  // The answer knows only the new role; the sentence that reports the change names both.
  return next.data ? { ...next, values: { from: String(form.get('from')) } } : next
}
