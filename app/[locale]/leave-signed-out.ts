import 'server-only'
import { getLocale } from 'next-intl/server'
import { clearCookie } from '#lib/auth/cookie-issuer.ts'
import type { FormState } from '#lib/http/submit.ts'
import { redirect } from '#lib/i18n/navigation.ts'

/**
 * Where a sign-in that was over already (401) needs no ending. After any other problem it lives on: without its cookie the
 * person would take it for ended, and could not try again.
 */
export async function leaveSignedOut({ problem }: FormState<undefined>): Promise<void> {
  const locale = await getLocale()
  if (problem && problem.status !== 401)
    return redirect({ href: { pathname: '/profile/security', query: { done: 'nothing' } }, locale })
  await clearCookie()
  redirect({ href: '/', locale })
}
