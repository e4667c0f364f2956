import 'server-only'
import { decode } from 'next-auth/jwt'
import { z } from 'zod'
import { env } from '../env.ts'

/** All that the cookie says: which session, of whom. Everything else is read from the database. */
export const CookieContent = z.object({ sid: z.uuid(), uid: z.uuid() })
export type CookieContent = z.infer<typeof CookieContent>

export const isSecure = () => env.APP_URL.startsWith('https:')
/** The name follows the configuration, never a request header. */
export const sessionCookieName = () => (isSecure() ? '__Host-pe.session' : 'pe.session')

/** What a Cookie header says, or null. Says nothing about whether the session still lives. */
export async function readCookie(header: string | null): Promise<CookieContent | null> {
  const name = sessionCookieName()
  const value = header
    ?.split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1)
  if (!value) return null
  const token = await decode({ token: value, secret: env.AUTH_SECRET, salt: name }).catch(() => null)
  return CookieContent.safeParse(token).data ?? null
}
