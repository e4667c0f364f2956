import type { Origin } from './actor.ts'

const USER_AGENT_MAX = 300

/** The address and the id that the server entry wrote over whatever the client sent. */
export const originOf = (headers: Headers): Origin => ({
  ip: headers.get('x-forwarded-for')?.split(',')[0]?.trim() || 'unknown',
  requestId: headers.get('x-request-id') ?? crypto.randomUUID(),
  userAgent: headers.get('user-agent')?.slice(0, USER_AGENT_MAX) ?? '',
})

/** Sent by one of the site's own pages, as the browser itself states. */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site')
  if (site) return site === 'same-origin'
  const origin = headers.get('origin')
  return origin !== null && URL.parse(origin)?.host === headers.get('host')
}
