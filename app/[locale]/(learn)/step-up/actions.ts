'use server'

import { stepUpHere } from '#lib/accounts/contract.ts'
import { showSecondFactorHere } from '#lib/accounts/step-up.ts'
import { issueCookie } from '#lib/auth/cookie-issuer.ts'
import { type FormState, submit } from '#lib/http/submit.ts'
import { leadOn } from '../../lead-on.ts'

type State = FormState<{ session_id: string; user_id: string }>

const show = submit(stepUpHere, showSecondFactorHere, {
  after: async ({ session_id: sid, user_id: uid }, form) => {
    await issueCookie({ sid, uid })
    await leadOn(form.get('next'))
  },
})

export async function stepUpAction(state: State, form: FormData): Promise<State> {
  return show(state, form)
}
