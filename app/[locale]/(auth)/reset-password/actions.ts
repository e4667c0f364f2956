'use server'

import { getLocale } from 'next-intl/server'
import { forgotPassword, resetPassword } from '#lib/accounts/contract.ts'
import { mailResetLink, setNewPassword } from '#lib/accounts/reset-password.ts'
import { type FormState, submit } from '#lib/http/submit.ts'
import { redirect } from '#lib/i18n/navigation.ts'

const ask = submit(forgotPassword, mailResetLink)
const set = submit(resetPassword, setNewPassword, {
  after: async () => redirect({ href: '/sign-in?reset=1', locale: await getLocale() }),
})

export async function forgotPasswordAction(state: FormState<{ accepted: true }>, form: FormData) {
  return ask(state, form)
}

export async function resetPasswordAction(state: FormState<{ reset: true }>, form: FormData) {
  return set(state, form)
}
