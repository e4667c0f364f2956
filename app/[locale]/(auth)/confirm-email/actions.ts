'use server'

import { headers } from 'next/headers'
import { getLocale } from 'next-intl/server'
import { confirmNewEmail } from '#lib/accounts/change-email.ts'
import { confirmEmail } from '#lib/accounts/contract.ts'
import { pageCallerOf } from '#lib/auth/caller.ts'
import { clearCookie } from '#lib/auth/cookie-issuer.ts'
import { type FormState, submit } from '#lib/http/submit.ts'
import { redirect } from '#lib/i18n/navigation.ts'

const spend = submit(confirmEmail, confirmNewEmail, {
  after: async () => {
    // Not where somebody else is signed in here: only the sign-ins of the account that was changed have ended.
    if ((await pageCallerOf(await headers())).kind === 'anonymous') await clearCookie()
    redirect({ href: '/sign-in?emailChanged=1', locale: await getLocale() })
  },
})

export async function confirmEmailAction(state: FormState<{ changed: true }>, form: FormData) {
  return spend(state, form)
}
