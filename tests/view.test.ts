import { describe, expect, it, vi } from 'vitest'
import { view } from '#lib/http/view.ts'
import { browser } from './browser.ts'
import { aUser, type Person } from './factories.ts'
import { anAuthenticator } from './second-factor.ts'
import { aSession, cookieOf } from './sessions.ts'

process.env.ADMIN_MFA = 'required' // read at first use
process.env.__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS = 'true' // as the build sets it from next.config.js

// What Next keeps about the request that it renders a page for.
const request = { locale: 'id' }
vi.mock('next/headers', () => import('#tests/browser.ts').then(({ nextHeaders }) => nextHeaders))
vi.mock('next/navigation', () => import('next/dist/client/components/navigation.react-server.js'))
vi.mock('next-intl/server', () => ({ getLocale: async () => request.locale }))

type To = { href: { pathname: string; query: Record<string, string> }; locale: string }
vi.mock('#lib/i18n/navigation.ts', () => ({
  redirect: ({ href, locale }: To) => {
    throw Object.assign(new Error(), { digest: `${locale} ${href.pathname}?${new URLSearchParams(href.query)}` })
  },
}))

/** Where the page's door leads the visitor with this cookie, or what the page shows. */
async function visit(cookie: string, path: string, locale = 'id'): Promise<string> {
  browser.headers = new Headers({ cookie, 'x-path': path, 'x-forwarded-for': '203.0.113.7' })
  request.locale = locale
  try {
    return await view('admin', async (actor) => `shown to ${actor.name}`)
  } catch (error) {
    return (error as { digest: string }).digest
  }
}
const signedIn = async (user: Person, mfaAt: Date | null = null) => cookieOf(await aSession(user, { mfaAt }))

describe('S09: the door of a page of administration', () => {
  it('leads to the place where a second factor is set up, where there is none', async () => {
    const cookie = await signedIn(await aUser({ role: 'admin' }))
    expect(await visit(cookie, '/admin/users?q=a')).toBe('id /profile/security?next=%2Fadmin%2Fusers%3Fq%3Da')
  })

  it('leads to the place where it is shown, in the language of the page, and back to the page afterwards', async () => {
    const admin = await aUser({ role: 'admin' })
    await anAuthenticator(admin)
    expect(await visit(await signedIn(admin), '/admin/audit', 'en')).toBe('en /step-up?next=%2Fadmin%2Faudit')
    const yesterday = new Date(Date.now() - 13 * 3_600_000)
    expect(await visit(await signedIn(admin, yesterday), '/admin')).toBe('id /step-up?next=%2Fadmin')
  })

  it('opens to who has shown it within twelve hours', async () => {
    const admin = await aUser({ role: 'admin' })
    await anAuthenticator(admin)
    const lately = new Date(Date.now() - 11 * 3_600_000)
    expect(await visit(await signedIn(admin, lately), '/admin')).toBe(`shown to ${admin.name}`)
  })

  it('refuses a learner who has shown one, and sends a stranger to the sign-in', async () => {
    const learner = await aUser()
    await anAuthenticator(learner)
    expect(await visit(await signedIn(learner, new Date()), '/admin')).toBe('NEXT_HTTP_ERROR_FALLBACK;403')
    expect(await visit('', '/admin')).toBe('id /sign-in?next=%2Fadmin')
  })
})
