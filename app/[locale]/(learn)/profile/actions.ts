'use server'

import { getLocale } from 'next-intl/server'
import { type Me, signOut, updateMe } from '#lib/accounts/contract.ts'
import { endSignIn } from '#lib/accounts/sign-out.ts'
import { updateOwnProfile } from '#lib/accounts/update-me.ts'
import { clearCookie } from '#lib/auth/cookie-issuer.ts'
import { type FormState, submit } from '#lib/http/submit.ts'
import { redirect } from '#lib/i18n/navigation.ts'

const update = submit(updateMe, updateOwnProfile)
const endAll = submit(signOut, endSignIn, { read: () => ({ all: true }) })

export async function updateMeAction(state: FormState<Me>, form: FormData) {
  return update(state, form)
}

export async function signOutEverywhereAction(form: FormData): Promise<void> {
  await endAll({}, form)
  await clearCookie()
  redirect({ href: '/', locale: await getLocale() })
}
