'use server'

import { getLocale } from 'next-intl/server'
import { confirmSignInWithCode } from '#lib/accounts/confirm-sign-in.ts'
import { confirmSignIn } from '#lib/accounts/contract.ts'
import { issueCookie } from '#lib/auth/cookie-issuer.ts'
import { type FormState, submit } from '#lib/http/submit.ts'
import { redirect } from '#lib/i18n/navigation.ts'
import { leadOn } from '../../../lead-on.ts'

type State = FormState<{ session_id: string; user_id: string }>

const confirm = submit(confirmSignIn, confirmSignInWithCode, {
  after: async ({ session_id: sid, user_id: uid }, form) => {
    await issueCookie({ sid, uid })
    await leadOn(form.get('next'))
  },
})

export async function confirmSignInAction(state: State, form: FormData): Promise<State> {
  const answer = await confirm(state, form)
  if (answer.problem?.type !== 'invalid-credentials') return answer
  // Nothing was wrong with the code: the password was shown too long ago.
  const query = { expired: '1', next: String(form.get('next')) }
  return redirect({ href: { pathname: '/sign-in', query }, locale: await getLocale() })
}
