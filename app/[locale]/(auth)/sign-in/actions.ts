'use server'

import { getLocale } from 'next-intl/server'
import { signIn } from '#lib/accounts/contract.ts'
import { signInWithPassword } from '#lib/accounts/sign-in.ts'
import { issueCookie } from '#lib/auth/cookie-issuer.ts'
import { type FormState, submit } from '#lib/http/submit.ts'
import { redirect } from '#lib/i18n/navigation.ts'
import { leadOn } from '../../lead-on.ts'

type State = FormState<{ session_id: string | null; user_id: string }>

const begin = submit(signIn, signInWithPassword, {
  after: async ({ session_id: sid, user_id: uid }, form) => {
    const next = form.get('next')
    if (!sid)
      return redirect({ href: { pathname: '/sign-in/code', query: { next: String(next) } }, locale: await getLocale() })
    await issueCookie({ sid, uid })
    await leadOn(next)
  },
})

export async function signInAction(state: State, form: FormData): Promise<State> {
  return begin(state, form)
}
