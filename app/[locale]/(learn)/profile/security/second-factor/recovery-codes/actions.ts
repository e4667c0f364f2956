'use server'

import { renewRecoveryCodes } from '#lib/accounts/contract.ts'
import { issueRecoveryCodes } from '#lib/accounts/totp.ts'
import { type FormState, submit } from '#lib/http/submit.ts'

type State = FormState<{ recovery_codes: string[] }>

const renew = submit(renewRecoveryCodes, issueRecoveryCodes)

export async function renewCodesAction(state: State, form: FormData): Promise<State> {
  return renew(state, form)
}
