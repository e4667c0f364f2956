'use server'

import { getLocale } from 'next-intl/server'
import { confirmNewEmail } from '#lib/accounts/change-email.ts'
import { confirmEmail } from '#lib/accounts/contract.ts'
import { clearCookie } from '#lib/auth/cookie-issuer.ts'
import { type FormState, submit } from '#lib/http/submit.ts'
import { redirect } from '#lib/i18n/navigation.ts'

const spend = submit(confirmEmail, confirmNewEmail, {
  after: async () => {
    await clearCookie() // its session has ended with all the others
    redirect({ href: '/sign-in?emailChanged=1', locale: await getLocale() })
  },
})

export async function confirmEmailAction(state: FormState<{ changed: true }>, form: FormData) {
  return spend(state, form)
}
