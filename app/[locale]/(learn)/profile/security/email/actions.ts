'use server'

import { askForNewEmail } from '#lib/accounts/change-email.ts'
import { changeEmail } from '#lib/accounts/contract.ts'
import { type FormState, submit } from '#lib/http/submit.ts'

type State = FormState<{ accepted: true }>

const ask = submit(changeEmail, askForNewEmail)

export async function changeEmailAction(state: State, form: FormData): Promise<State> {
  const next = await ask(state, form)
  // The page says where the link went, so what was typed goes back also when all went well.
  return next.data ? { ...next, values: { email: String(form.get('email') ?? '') } } : next
}
