import type { ServerResponse } from 'node:http'

/** The session cookie, emptied. */
const CLEARED = /^(__Host-)?pe\.session=;/

/**
 * Whoever signs out leaves nothing in the browser's cache. A server action cannot set headers, only cookies: the header
 * goes with the cookie that it clears.
 */
export function forgetOnSignOut(response: ServerResponse): void {
  const writeHead = response.writeHead
  response.writeHead = (...args: unknown[]) => {
    const cookies = [response.getHeader('set-cookie') ?? []].flat().map(String)
    if (cookies.some((cookie) => CLEARED.test(cookie))) response.setHeader('clear-site-data', '"cache"')
    return Reflect.apply(writeHead, response, args)
  }
}
