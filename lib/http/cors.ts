import { env } from '../env.ts'

const EXPOSED = 'Content-Disposition, Idempotency-Replayed, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id'
const ACCEPTED = 'Authorization, Content-Type, Idempotency-Key'
const DAY_SECONDS = 86_400

const allowed = (origin: string | null): origin is string => origin !== null && env.CORS_ORIGINS.includes(origin)

/** For pages of the sites in CORS_ORIGINS, to the letter. Never with credentials: our cookie counts on our own pages alone. */
export function corsHeaders(headers: Headers): Record<string, string> {
  const origin = headers.get('origin')
  return {
    vary: 'Origin',
    ...(allowed(origin) && { 'access-control-allow-origin': origin, 'access-control-expose-headers': EXPOSED }),
  }
}

/** A browser's question before it lets another site's page ask. It is nobody's request yet, and counts against no quota. */
export const isPreflight = ({ method, headers }: Request): boolean =>
  method === 'OPTIONS' && headers.has('origin') && headers.has('access-control-request-method')

export function preflightResponse(headers: Headers, methods: string): Response {
  return new Response(null, {
    status: 204,
    headers: {
      allow: methods,
      'cache-control': 'no-store',
      ...corsHeaders(headers),
      vary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers',
      ...(allowed(headers.get('origin')) && {
        'access-control-allow-methods': methods,
        'access-control-allow-headers': ACCEPTED,
        'access-control-max-age': `${DAY_SECONDS}`,
      }),
    },
  })
}
