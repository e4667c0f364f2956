'use server'

import { cookies } from 'next/headers'
import { signOut } from '#lib/accounts/contract.ts'
import { endSignIn } from '#lib/accounts/sign-out.ts'
import { submit } from '#lib/http/submit.ts'
import { leaveSignedOut } from './leave-signed-out.ts'
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

export async function signOutAction(form: FormData): Promise<void> {
  await leaveSignedOut(await endThisSignIn({}, form))
}
