'use server'

import { getLocale } from 'next-intl/server'
import { resendVerification, verifyEmail } from '#lib/accounts/contract.ts'
import { resendVerificationMail, verifyEmailAddress } from '#lib/accounts/verify-email.ts'
import { type FormState, submit } from '#lib/http/submit.ts'
import { redirect } from '#lib/i18n/navigation.ts'

const spend = submit(verifyEmail, verifyEmailAddress, {
  after: async () => redirect({ href: '/sign-in?verified=1', locale: await getLocale() }),
})
const again = submit(resendVerification, resendVerificationMail)

export async function verifyEmailAction(state: FormState<{ verified: true }>, form: FormData) {
  return spend(state, form)
}

export async function resendAction(state: FormState<{ accepted: true }>, form: FormData) {
  return again(state, form)
}
