import { NextRequest, NextResponse } from 'next/server'
import createIntlMiddleware from 'next-intl/middleware'
import { accessOfPage } from '#lib/auth/access.ts'
import { authorize, permits } from '#lib/auth/actor.ts'
import { callerOf, pageCallerOf } from '#lib/auth/caller.ts'
import { originOf } from '#lib/auth/origin.ts'
import { contracts } from '#lib/contracts.ts'
import { matchesPath } from '#lib/http/contract.ts'
import { Problem } from '#lib/http/problem.ts'
import { asProblem, problemResponse } from '#lib/http/response.ts'
import { contentSecurityPolicy } from '#lib/http/security-policy.ts'
import { withoutLocale } from '#lib/i18n/path.ts'
import { routing } from '#lib/i18n/routing.ts'

const localize = createIntlMiddleware(routing)

/**
 * A fence, never the lock: it adds the request id, the language and the nonce, and turns away early what the doors would
 * turn away anyway. Without this file every access decision stays the same.
 */
export async function middleware(request: NextRequest): Promise<Response> {
  return request.nextUrl.pathname.startsWith('/api/') ? guardApi(request) : guardPage(request)
}

// Uploads stay outside: where the middleware matches, Next cuts a body silently at 10 MB. Their door counts and guards.
export const config = {
  runtime: 'nodejs',
  matcher: [
    '/api/v1/((?!analytics/(?:analyze|quick-analysis)$).*)',
    '/((?!_next/|api/|health(?:/|$)|[^/]+\\.(?:svg|png|ico|txt|xml|webmanifest)$).*)',
  ],
}

async function guardApi(request: NextRequest): Promise<Response> {
  const { requestId } = originOf(request.headers)
  const { pathname } = request.nextUrl
  try {
    const onPath = contracts.filter((c) => matchesPath(c.path, pathname))
    if (onPath.length === 0) throw new Problem('not-found', { detail: `Nothing answers at ${pathname}.` })
    const contract = onPath.find(
      (c) => c.method === request.method || (request.method === 'HEAD' && c.method === 'GET'),
    )
    const allow = [...onPath.map((c) => c.method), 'OPTIONS'].join(', ')
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: { allow } })
    if (!contract)
      return withHeader(
        problemResponse(new Problem('method-not-allowed'), { requestId, instance: pathname }),
        'allow',
        allow,
      )
    // Learners' endpoints are left to the door, which reads the same rows: asking twice would only cost.
    if (contract.access === 'developer' || contract.access === 'admin')
      authorize(contract, await callerOf(request.headers))
    return NextResponse.next()
  } catch (error) {
    return problemResponse(asProblem(error, requestId), { requestId, instance: pathname })
  }
}

async function guardPage(request: NextRequest): Promise<Response> {
  const { locale, path } = withoutLocale(request.nextUrl.pathname)
  const nonce = btoa(crypto.randomUUID())
  const policy = contentSecurityPolicy(nonce)
  const headers = new Headers(request.headers)
  headers.set('x-request-id', request.headers.get('x-request-id') ?? crypto.randomUUID())
  headers.set('x-path', path + request.nextUrl.search)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy) // Next reads the nonce for its own scripts from here
  const guarded = await pageAnswer(request, headers, { locale, path })
  const response = guarded ?? localize(new NextRequest(request, { headers }))
  response.headers.set('content-security-policy', policy)
  return response
}

/** What the page's own door would answer, or null where the page may be rendered. */
async function pageAnswer(request: NextRequest, headers: Headers, { locale, path }: { locale: string; path: string }) {
  const access = accessOfPage(path)
  if (access === 'public') return null
  const caller = await pageCallerOf(headers)
  if (permits(access, caller.role)) return null
  if (caller.kind === 'anonymous') {
    const prefix = locale === routing.defaultLocale ? '' : `/${locale}`
    const to = new URL(`${prefix}/sign-in`, request.url)
    to.searchParams.set('next', headers.get('x-path') ?? '/')
    return NextResponse.redirect(to, 303)
  }
  return NextResponse.rewrite(new URL(`/${locale}/no-access`, request.url), { request: { headers } })
}

function withHeader(response: Response, name: string, value: string): Response {
  response.headers.set(name, value)
  return response
}
