'use server'

import { getLocale } from 'next-intl/server'
import { changeOwnPasswordHere } from '#lib/accounts/change-password.ts'
import { changePasswordHere } from '#lib/accounts/contract.ts'
import { issueCookie } from '#lib/auth/cookie-issuer.ts'
import { type FormState, fields, submit } from '#lib/http/submit.ts'
import { redirect } from '#lib/i18n/navigation.ts'

type State = FormState<{ session_id: string; user_id: string }>

const change = submit(changePasswordHere, changeOwnPasswordHere, {
  // What is there for the password manager is no part of the question.
  read: (form) => {
    const { username: _, ...asked } = fields(form)
    return asked
  },
  after: async ({ session_id: sid, user_id: uid }) => {
    await issueCookie({ sid, uid })
    redirect({ href: '/profile/security?done=password', locale: await getLocale() })
  },
})

export async function changePasswordAction(state: State, form: FormData): Promise<State> {
  return change(state, form)
}
