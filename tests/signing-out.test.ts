import { eq } from 'drizzle-orm'
import { NextRequest } from 'next/server'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { confirmEmailAction } from '#app/[locale]/(auth)/confirm-email/actions.ts'
import { signOutEverywhereAction } from '#app/[locale]/(learn)/profile/security/actions.ts'
import { signOutAction } from '#app/[locale]/frame-actions.ts'
import { db } from '#db/client.ts'
import { sessions } from '#db/schema/index.ts'
import { changeEmail, endSession, getMe, signOut } from '#lib/accounts/contract.ts'
import { env } from '#lib/env.ts'
import { countRequest } from '#lib/rate-limit/count.ts'
import { middleware } from '../middleware.ts'
import { ask } from './ask.ts'
import { browser } from './browser.ts'
import { aUser, bearer, PASSWORD, type Person } from './factories.ts'
import { mailedToken } from './links.ts'
import { aSession, callerWith, cookieOf } from './sessions.ts'

vi.mock('next/headers', () => import('#tests/browser.ts').then(({ nextHeaders }) => nextHeaders))
vi.mock('next/navigation', () => import('next/dist/client/components/navigation.react-server.js'))
vi.mock('next-intl/server', () => ({ getLocale: async () => 'en' }))
vi.mock('next-intl/middleware', () => ({ default: () => () => new Response(null) }))
// Neither can be loaded outside of Next: whether the cookie is cleared, and where the form leads, is looked at here.
const { cleared, ledTo } = vi.hoisted(() => ({ cleared: vi.fn(), ledTo: vi.fn() }))
vi.mock('next-auth', () => ({ default: () => ({ signIn: vi.fn(), signOut: cleared }) }))
vi.mock('next-auth/providers/credentials', () => ({ default: (it: unknown) => it }))
vi.mock('#lib/i18n/navigation.ts', () => ({ redirect: ledTo }))

let n = 0
const newIp = () => `198.51.100.${++n}`

beforeEach(() => {
  browser.forget()
  cleared.mockClear()
  ledTo.mockClear()
})

async function browse(user: Person, { ip = newIp(), site = 'same-origin' } = {}) {
  const session = await aSession(user)
  const cookie = await cookieOf(session)
  browser.headers = new Headers({ cookie, host: 'localhost:3000', 'sec-fetch-site': site, 'x-forwarded-for': ip })
  return { session, cookie }
}
const isOver = async ({ id }: { id: string }) =>
  (await db.select().from(sessions).where(eq(sessions.id, id)))[0]?.revokedAt !== null
const anonymousAt = async (ip: string) => ({ ...(await callerWith('')), ip })
const useUp = async (ip: string) => {
  const caller = await anonymousAt(ip)
  for (let i = 0; i < env.RATE_LIMIT_AUTH; i++) await countRequest('auth', caller)
}

describe.each([
  ['here', signOutAction],
  ['everywhere', signOutEverywhereAction],
])('signing out %s', (_, signOutBy) => {
  it('S26: ends the session, clears the cookie and leads to the front page', async () => {
    const { session } = await browse(await aUser())
    await signOutBy(new FormData())
    expect(await isOver(session)).toBe(true)
    expect(cleared).toHaveBeenCalledOnce()
    expect(ledTo).toHaveBeenCalledExactlyOnceWith({ href: '/', locale: 'en' })
  })

  it('S26: clears the cookie of a session that is over already', async () => {
    await browse(await aUser())
    await signOutBy(new FormData())
    await signOutBy(new FormData())
    expect(cleared).toHaveBeenCalledTimes(2)
    expect(ledTo).toHaveBeenLastCalledWith({ href: '/', locale: 'en' })
  })

  it('S26: keeps the cookie and says so where nothing was ended', async () => {
    const ip = newIp()
    const { session } = await browse(await aUser(), { ip })
    await useUp(ip)
    await signOutBy(new FormData())
    expect(await isOver(session)).toBe(false)
    expect(cleared).not.toHaveBeenCalled()
    const href = { pathname: '/profile/security', query: { done: 'nothing' } }
    expect(ledTo).toHaveBeenCalledExactlyOnceWith({ href, locale: 'en' })
  })
})

it('S26: whoever holds a stolen sign-in cannot use up the quota that ends it', async () => {
  const user = await aUser()
  const { session, cookie } = await browse(user)
  const caller = { ...(await callerWith(cookie)), ip: newIp() }
  for (let i = 0; i <= env.RATE_LIMIT_GENERAL; i++) await countRequest(getMe.limit, caller)
  for (let i = 0; i <= env.RATE_LIMIT_AUTH; i++) await countRequest(signOut.limit, caller)
  for (let i = 0; i <= env.RATE_LIMIT_AUTH; i++) await countRequest(endSession.limit, caller)
  await signOutEverywhereAction(new FormData())
  expect(await isOver(session)).toBe(true)
})

describe('S08: confirming a new address', () => {
  async function confirmAs(user: Person | null, changed: Person) {
    const email = `baru${++n}@contoh.example`
    await ask(changeEmail, { current_password: PASSWORD, email }, { as: await bearer(changed) })
    const form = new FormData()
    form.set('token', await mailedToken(email, 'confirm-email'))
    const { cookie = '' } = user ? await browse(user) : {}
    browser.headers = new Headers({ cookie, 'sec-fetch-site': 'same-origin', 'x-forwarded-for': newIp() })
    expect((await confirmEmailAction({}, form)).data).toEqual({ changed: true })
  }

  it('clears the cookie of the account that was changed', async () => {
    const user = await aUser()
    await confirmAs(user, user)
    expect(cleared).toHaveBeenCalledOnce()
  })

  it('leaves somebody else signed in in that browser', async () => {
    await confirmAs(await aUser(), await aUser())
    expect(cleared).not.toHaveBeenCalled()
    expect(ledTo).toHaveBeenCalledOnce()
  })
})

it('S15: nothing but our own sign-out, which ends the session, clears its cookie: next-auth has no routes', async () => {
  for (const [method, path] of [
    ['POST', 'signout'],
    ['GET', 'csrf'],
    ['GET', 'session'],
    ['POST', 'callback/grant'],
  ] as const) {
    const headers = { 'sec-fetch-site': 'same-origin', 'x-forwarded-for': newIp() }
    const answer = await middleware(new NextRequest(`http://localhost:3000/api/auth/${path}`, { method, headers }))
    expect(answer.status).toBe(404)
    expect(await answer.json()).toMatchObject({ type: 'http://localhost:3000/problems/not-found' })
    expect(answer.headers.getSetCookie()).toEqual([])
  }
})
