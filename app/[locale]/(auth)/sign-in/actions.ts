'use server'

import { redirect } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { signIn } from '#lib/accounts/contract.ts'
import { signInWithPassword } from '#lib/accounts/sign-in.ts'
import { issueCookie } from '#lib/auth/cookie-issuer.ts'
import { type FormState, submit } from '#lib/http/submit.ts'
import { localePath, safeNext, withoutLocale } from '#lib/i18n/path.ts'

type State = FormState<{ session_id: string; user_id: string }>

const begin = submit(signIn, signInWithPassword, {
  after: async ({ session_id: sid, user_id: uid }, form) => {
    await issueCookie({ sid, uid })
    redirect(localePath(await getLocale(), withoutLocale(safeNext(String(form.get('next') ?? '/courses'))).path))
  },
})

export async function signInAction(state: State, form: FormData): Promise<State> {
  return begin(state, form)
}
