import 'server-only'
import { jwtVerify, SignJWT } from 'jose'
import NextAuth from 'next-auth'
import { decode } from 'next-auth/jwt'
import Credentials from 'next-auth/providers/credentials'
import { z } from 'zod'
import { env } from '../env.ts'
import { hmac } from './secret.ts'

/** All that the cookie says: which session, of whom. Everything else is read from the database. */
const Content = z.object({ sid: z.uuid(), uid: z.uuid() })
export type CookieContent = z.infer<typeof Content>

const isSecure = () => env.APP_URL.startsWith('https:')
/** The name follows the configuration, never a request header. */
export const sessionCookieName = () => (isSecure() ? '__Host-pe.session' : 'pe.session')

// next-auth issues and clears the cookie, and does nothing else. It trusts a grant that this module signs in the same
// call, so no password ever reaches it and its own HTTP routes can sign nobody in.
const grantKey = () => hmac(env.AUTH_SECRET, 'session-grant')

// The lazy form: the environment is first read when somebody signs in, not when the build loads this module.
const nextAuth = NextAuth(() => ({
  secret: env.AUTH_SECRET,
  trustHost: true,
  session: { strategy: 'jwt', maxAge: env.SESSION_SECONDS },
  cookies: {
    sessionToken: {
      name: sessionCookieName(),
      options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() },
    },
  },
  providers: [
    Credentials({
      id: 'grant',
      credentials: { grant: {} },
      authorize: async ({ grant }) => {
        const { payload } = await jwtVerify(String(grant), grantKey(), { algorithms: ['HS256'], maxTokenAge: '30s' })
        const content = Content.parse(payload)
        return { id: content.uid, ...content }
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => {
      const { sid, uid } = Content.parse(user ?? token)
      return { sid, uid }
    },
    session: ({ session }) => ({ expires: session.expires }) as typeof session,
  },
  pages: { signIn: '/sign-in', error: '/sign-in' },
  logger: { error: () => undefined, warn: () => undefined, debug: () => undefined },
}))

export const { handlers } = nextAuth

/** Sets the session cookie on the answer of the server action that calls it. */
export async function issueCookie(content: CookieContent): Promise<void> {
  const grant = await new SignJWT(content).setProtectedHeader({ alg: 'HS256' }).setIssuedAt().sign(grantKey())
  await nextAuth.signIn('grant', { grant, redirect: false })
}

export async function clearCookie(): Promise<void> {
  await nextAuth.signOut({ redirect: false })
}

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
  return Content.safeParse(token).data ?? null
}
