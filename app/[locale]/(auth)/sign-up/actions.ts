'use server'

import { register } from '#lib/accounts/contract.ts'
import { registerAccount } from '#lib/accounts/register.ts'
import { type FormState, submit } from '#lib/http/submit.ts'

type State = FormState<{ accepted: true }>

const send = submit(register, registerAccount)

export async function registerAction(state: State, form: FormData): Promise<State> {
  const next = await send(state, form)
  // The page says where the link went, so what was typed goes back also when all went well.
  return next.data ? { ...next, values: { email: String(form.get('email') ?? '') } } : next
}
