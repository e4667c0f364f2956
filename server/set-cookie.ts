import type { ServerResponse } from 'node:http'

/** The session cookie, emptied. */
const CLEARED = /^(__Host-)?pe\.session=;/

/**
 * What goes with a cookie. An answer that sets one is one person's, for nobody to keep; and whoever signs out leaves
 * nothing in the browser's cache. Both are said here, because a server action cannot set headers, only cookies.
 */
export function mindCookies(response: ServerResponse): void {
  const writeHead = response.writeHead
  response.writeHead = (...args: unknown[]) => {
    const cookies = [response.getHeader('set-cookie') ?? []].flat().map(String)
    if (cookies.length > 0) response.setHeader('cache-control', 'private, no-store')
    if (cookies.some((cookie) => CLEARED.test(cookie))) response.setHeader('clear-site-data', '"cache"')
    return Reflect.apply(writeHead, response, args)
  }
}
