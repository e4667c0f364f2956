'use server'

import { cookies } from 'next/headers'
import { getLocale } from 'next-intl/server'
import { signOut } from '#lib/accounts/contract.ts'
import { endSignIn } from '#lib/accounts/sign-out.ts'
import { clearCookie } from '#lib/auth/cookie-issuer.ts'
import { submit } from '#lib/http/submit.ts'
import { redirect } from '#lib/i18n/navigation.ts'
import { themeCookie } from './theme.ts'

const YEAR_SECONDS = 365 * 86_400

export async function setThemeAction(form: FormData): Promise<void> {
  const theme = form.get('theme')
  const jar = await cookies()
  if (theme === 'light' || theme === 'dark')
    jar.set(themeCookie, theme, { maxAge: YEAR_SECONDS, path: '/', sameSite: 'lax', httpOnly: true })
  else jar.delete(themeCookie)
}

const endThisSignIn = submit(signOut, endSignIn, { read: () => ({}) })

/** Whatever the door says (the session may be over already), afterwards nobody is signed in here. */
export async function signOutAction(form: FormData): Promise<void> {
  await endThisSignIn({}, form)
  await clearCookie()
  redirect({ href: '/', locale: await getLocale() })
}
