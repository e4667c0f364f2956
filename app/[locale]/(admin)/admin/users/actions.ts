'use server'

import { refresh } from 'next/cache'
import { type FormState, submit } from '#lib/http/submit.ts'
import { type DeveloperRequest, decideDeveloperRequest } from '#lib/keys/contract.ts'
import { decideRequest } from '#lib/keys/decide-request.ts'
import { changeInstallationSettings } from '#lib/settings/change.ts'
import { changeSettings, type Settings } from '#lib/settings/contract.ts'
import { changeUserRole } from '#lib/users/change-role.ts'
import { changeRole, type User } from '#lib/users/contract.ts'

const change = submit(changeRole, changeUserRole, {
  read: (form) => ({ id: form.get('id'), role: form.get('role') }),
  after: () => refresh(),
})

const decide = submit(decideDeveloperRequest, decideRequest, { after: () => refresh() })
const changeApproval = submit(changeSettings, changeInstallationSettings, {
  read: (form) => ({ developer_approval: form.get('developer_approval') === 'true' }),
  after: () => refresh(),
})

export async function changeRoleAction(state: FormState<User>, form: FormData): Promise<FormState<User>> {
  const next = await change(state, form)
  // The answer knows only the new role; the sentence that reports the change names both.
  return next.data ? { ...next, values: { from: String(form.get('from')) } } : next
}

export async function decideRequestAction(
  state: FormState<DeveloperRequest>,
  form: FormData,
): Promise<FormState<DeveloperRequest>> {
  return decide(state, form)
}

export async function changeApprovalAction(state: FormState<Settings>, form: FormData): Promise<FormState<Settings>> {
  return changeApproval(state, form)
}
