import { vi } from 'vitest'

type Options = { httpOnly?: boolean; secure?: boolean; sameSite?: string; path?: string; maxAge?: number }
type Kept = { value: string; options: Options }

/**
 * Stands for the browser that `next/headers` speaks of, where a verb of a form runs outside Next. A test file begins with
 * `vi.mock('next/headers', () => import('#tests/browser.ts').then((browser) => browser.nextHeaders))`.
 */
export const browser = {
  jar: new Map<string, Kept>(),
  headers: new Headers(),
  /** Another browser, which knows nothing. */
  forget() {
    browser.jar.clear()
    browser.headers = new Headers()
  },
}

const sent = (name: string) =>
  browser.headers
    .get('cookie')
    ?.split('; ')
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1)

export const nextHeaders = {
  headers: async () => browser.headers,
  cookies: async () => ({
    get: (name: string) => {
      const value = browser.jar.get(name)?.value ?? sent(name)
      return value === undefined ? undefined : { name, value }
    },
    set: vi.fn((name: string, value: string, options: Options = {}) => {
      if (options.maxAge === 0) browser.jar.delete(name)
      else browser.jar.set(name, { value, options })
    }),
    delete: (name: string) => browser.jar.delete(name),
  }),
}
