import type { IncomingMessage, ServerResponse } from 'node:http'

const HSTS = 'max-age=31536000; includeSubDomains'

/**
 * Where people use https, nothing is said without it: a page leads to its address with https, and the API refuses, since
 * whatever key came with the request has already been readable on its way. Says whether it has answered.
 */
export function httpsOnly(appUrl = ''): (request: IncomingMessage, response: ServerResponse) => boolean {
  const origin = URL.parse(appUrl)?.origin ?? ''
  if (!origin.startsWith('https:')) return () => false
  return (request, response) => {
    const { url = '/', headers } = request
    if (headers['x-forwarded-proto'] === 'https') {
      response.setHeader('strict-transport-security', HSTS)
      return false
    }
    if (/^\/health(\/|$|\?)/.test(url)) return false // a load balancer asks in private, without
    if (url.startsWith('/api/')) {
      const problem = {
        type: `${origin}/problems/https-required`,
        title: 'The API is reached over HTTPS only',
        status: 403,
        detail: `Ask at ${origin}. Replace the credential that was sent without encryption.`,
        request_id: headers['x-request-id'],
      }
      answer(response, 403, { 'content-type': 'application/problem+json' }, JSON.stringify(problem))
    } else {
      // Put together, not resolved: `//elsewhere` would lead there.
      answer(response, 308, { location: origin + (url.startsWith('/') ? url : '/') })
    }
    return true
  }
}

function answer(response: ServerResponse, status: number, headers: Record<string, string>, body = '') {
  response.writeHead(status, { 'cache-control': 'no-store', connection: 'close', ...headers }).end(body)
}
