import { SignJWT } from 'jose'
import type { NextAuthConfig } from 'next-auth'
import { decode, encode } from 'next-auth/jwt'
import { describe, expect, it, vi } from 'vitest'
import { readCookie, sessionCookieName } from '#lib/auth/cookie.ts'
import { env } from '#lib/env.ts'
import { aUser } from './factories.ts'
import { aSession, callerWith } from './sessions.ts'

process.env.APP_URL = 'https://ekspor.example' // read at first use

// next-auth cannot be loaded outside of Next: what it is told to do is looked at here, what it does in tests/e2e.
let told: NextAuthConfig | undefined
vi.mock('next-auth', () => ({
  default: (config: () => NextAuthConfig) => {
    told = config()
    return { signIn: vi.fn(), signOut: vi.fn() }
  },
}))
vi.mock('next-auth/providers/credentials', () => ({ default: (it: unknown) => it }))
await import('#lib/auth/cookie-issuer.ts')

const cookieWith = async (token: Record<string, unknown>, salt = sessionCookieName()) =>
  `${sessionCookieName()}=${await encode({ token, secret: env.AUTH_SECRET, salt })}`

describe('S11: the session cookie over https', () => {
  it('has the prefix that pins it to this host, and every flag', () => {
    expect(told?.cookies?.sessionToken).toEqual({
      name: '__Host-pe.session',
      options: { httpOnly: true, secure: true, sameSite: 'lax', path: '/' },
    })
  })

  it('has a name that no request header chooses', async () => {
    const user = await aUser()
    const { id: sid } = await aSession(user)
    const value = await encode({ token: { sid, uid: user.id }, secret: env.AUTH_SECRET, salt: sessionCookieName() })
    expect(await callerWith(`__Host-pe.session=${value}`)).toMatchObject({ kind: 'user', id: user.id })
    expect(await callerWith(`pe.session=${value}`)).toMatchObject({ kind: 'anonymous' })
  })
})

describe('S12: what the session cookie says', () => {
  it('is which session, of whom, encrypted, and nothing of what it was signed in with', async () => {
    const user = await aUser({ role: 'admin' })
    const { id: sid } = await aSession(user)
    const signedIn = { sid, uid: user.id, email: user.email, role: 'admin', name: user.name, sub: user.id }
    const token = told?.callbacks?.jwt?.({ token: {}, user: signedIn } as never)
    expect(await token).toEqual({ sid, uid: user.id })
    const header = await cookieWith(token as Record<string, unknown>)
    expect(header.length).toBeLessThan(2_000)
    const value = header.split('=')[1] ?? ''
    const [head = ''] = value.split('.')
    expect(value.split('.')).toHaveLength(5)
    expect(JSON.parse(Buffer.from(head, 'base64url').toString())).toMatchObject({ alg: 'dir' })
    const content = await decode({ token: value, secret: env.AUTH_SECRET, salt: sessionCookieName() })
    expect(Object.keys(content ?? {}).sort()).toEqual(['exp', 'iat', 'jti', 'sid', 'uid'])
  })

  it('is all that is read of it: a role or an address in it changes nothing', async () => {
    const user = await aUser()
    const { id: sid } = await aSession(user)
    const header = await cookieWith({ sid, uid: user.id, role: 'admin', email: 'lain@contoh.example' })
    expect(await readCookie(header)).toEqual({ sid, uid: user.id })
    expect(await callerWith(header)).toMatchObject({ id: user.id, role: 'learner' })
  })

  it("opens nobody else's session: both have to belong together", async () => {
    const [user, other] = [await aUser(), await aUser()]
    const { id: sid } = await aSession(user)
    expect(await callerWith(await cookieWith({ sid, uid: other.id }))).toMatchObject({ kind: 'anonymous' })
  })

  it('is made by us alone: signed, of another secret or for another cookie, it is none', async () => {
    const user = await aUser()
    const content = { sid: (await aSession(user)).id, uid: user.id }
    const signed = await new SignJWT(content)
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(env.AUTH_SECRET))
    const foreign = await encode({ token: content, secret: env.REFRESH_SECRET, salt: sessionCookieName() })
    for (const value of [signed, foreign, '', 'x', `${content.sid}.${content.uid}`])
      expect(await callerWith(`${sessionCookieName()}=${value}`)).toMatchObject({ kind: 'anonymous' })
    expect(await callerWith(await cookieWith(content, 'pe.session'))).toMatchObject({ kind: 'anonymous' })
    expect(await callerWith(await cookieWith(content))).toMatchObject({ kind: 'user' })
  })
})
