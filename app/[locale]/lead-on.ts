import 'server-only'
import { redirect } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { localePath, safeNext } from '#lib/i18n/path.ts'

/** To the page that somebody was on the way to, in the language of now; only ever a page of this site. */
export async function leadOn(next: unknown, otherwise = '/courses'): Promise<never> {
  const to = typeof next === 'string' && next ? next : otherwise
  redirect(localePath(await getLocale(), safeNext(to)))
}
