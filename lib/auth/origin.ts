import type { Origin } from './actor.ts'

const USER_AGENT_MAX = 300

/** The address and the id that the server entry wrote over whatever the client sent. */
export const originOf = (headers: Headers): Origin => ({
  ip: headers.get('x-forwarded-for')?.split(',')[0]?.trim() || 'unknown',
  requestId: headers.get('x-request-id') ?? crypto.randomUUID(),
  userAgent: headers.get('user-agent')?.slice(0, USER_AGENT_MAX) ?? '',
})

/** Sent by one of the site's own pages, as the browser itself states: nothing it says may speak against it. */
export function isSameOrigin(headers: Headers): boolean {
  const origin = headers.get('origin')
  const host = headers.get('x-forwarded-host') ?? headers.get('host') // both are the server entry's
  if (origin !== null && URL.parse(origin)?.host !== host) return false
  const site = headers.get('sec-fetch-site')
  return site ? site === 'same-origin' : origin !== null
}
