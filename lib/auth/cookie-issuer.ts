import 'server-only'
import { jwtVerify, SignJWT } from 'jose'
import NextAuth from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { env } from '../env.ts'
import { CookieContent, isSecure, sessionCookieName } from './cookie.ts'
import { rememberDevice } from './device.ts'
import { hmac } from './secret.ts'

// next-auth issues and clears the cookie, and does nothing else. It trusts a grant that this module signs in the same
// call, so no password ever reaches it. It works in process: its own HTTP routes are not there, since their sign-out would
// clear the cookie and leave the session alive.
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
        const content = CookieContent.parse(payload)
        return { id: content.uid, ...content }
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => {
      const { sid, uid } = CookieContent.parse(user ?? token)
      return { sid, uid }
    },
    session: ({ session }) => ({ expires: session.expires }) as typeof session,
  },
  pages: { signIn: '/sign-in', error: '/sign-in' },
  logger: { error: () => undefined, warn: () => undefined, debug: () => undefined },
}))

/** Sets the session cookie on the answer of the server action that calls it. */
export async function issueCookie(content: CookieContent): Promise<void> {
  const grant = await new SignJWT(content).setProtectedHeader({ alg: 'HS256' }).setIssuedAt().sign(grantKey())
  await nextAuth.signIn('grant', { grant, redirect: false })
  await rememberDevice(content.uid)
}

export async function clearCookie(): Promise<void> {
  await nextAuth.signOut({ redirect: false })
}
