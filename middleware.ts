import { NextRequest, NextResponse } from 'next/server'
import createIntlMiddleware from 'next-intl/middleware'
import { pageOf, recordDenial } from '#lib/audit/denial.ts'
import { accessOfPage } from '#lib/auth/access.ts'
import { authorize, permits } from '#lib/auth/actor.ts'
import { pageCallerOf } from '#lib/auth/caller.ts'
import { handOver } from '#lib/auth/handover.ts'
import { isSameOrigin, originOf } from '#lib/auth/origin.ts'
import { contracts } from '#lib/contracts.ts'
import { recordAnswer } from '#lib/http/access-log.ts'
import { admit } from '#lib/http/admit.ts'
import { matchesPath, takesUpload } from '#lib/http/contract.ts'
import { corsHeaders, isPreflight, preflightResponse } from '#lib/http/cors.ts'
import { Problem } from '#lib/http/problem.ts'
import { asProblem, problemResponse } from '#lib/http/response.ts'
import { contentSecurityPolicy, reportingEndpoints } from '#lib/http/security-policy.ts'
import { withoutLocale } from '#lib/i18n/path.ts'
import { routing } from '#lib/i18n/routing.ts'

const localize = createIntlMiddleware(routing)

/**
 * A fence, never the lock: it adds the request id, the language and the nonce, counts requests of the API, and turns away
 * early what the doors would turn away anyway. Without this file every access decision stays the same.
 */
export async function middleware(request: NextRequest): Promise<Response> {
  return request.nextUrl.pathname.startsWith('/api/') ? guardApi(request) : guardPage(request)
}

export const config = {
  runtime: 'nodejs',
  matcher: [
    // Uploads stay outside: where the middleware matches, Next cuts a body silently at 10 MB. Their door counts and guards.
    '/api/((?!v1/analytics/(?:analyze|preview|quick-analysis)$).*)',
    // But what is no upload is answered here as anywhere: a browser's question before one, or a method they do not have.
    {
      source: '/api/v1/analytics/:upload',
      missing: [{ type: 'header', key: 'content-type', value: 'multipart/form-data.*' }],
    },
    // Pages, and whatever else is asked for: it is told in its language that there is none. What credentials name has no
    // language, and is the same for everybody.
    '/((?!_next/|api/|credentials/|health(?:/|$)|(?:\\.well-known/jwks\\.json|icon\\.svg|apple-icon\\.png|manifest\\.webmanifest)$).*)',
  ],
}

async function guardApi(request: NextRequest): Promise<Response> {
  const startedAt = performance.now()
  const { method, headers } = request
  const { pathname } = request.nextUrl
  const onPath = contracts.filter((c) => matchesPath(c.path, pathname))
  const allow = [...onPath.flatMap((c) => (c.method === 'GET' ? ['GET', 'HEAD'] : c.method)), 'OPTIONS'].join(', ')
  if (isPreflight(request) && onPath.length > 0) return preflightResponse(headers, allow)
  const contract = onPath.find((c) => c.method === method || (method === 'HEAD' && c.method === 'GET'))
  // Their doors count these.
  if (contract ? takesUpload(contract) : method === 'POST' && pathname === '/api/csp-reports')
    return NextResponse.next()

  const { caller, quota, refusal } = await admit(contract?.limit ?? 'general', headers)
  const origin = originOf(headers)
  const about = { ...quota.headers, ...corsHeaders(headers) }
  try {
    if (quota.problem) throw quota.problem
    if (onPath.length === 0) throw new Problem('not-found', { detail: `Nothing answers at ${pathname}.` })
    if (method === 'OPTIONS') return noContent({ ...about, allow, 'x-request-id': origin.requestId })
    if (!contract) throw new Problem('method-not-allowed')
    if (!caller) throw refusal
    // What learners may do is left to the door: it asks the same.
    if (contract.access === 'developer' || contract.access === 'admin') authorize(contract, caller)
    handOver('api', caller)
    return NextResponse.next({ headers: about })
  } catch (error) {
    const problem = asProblem(error, origin.requestId)
    await recordDenial(problem, { headers, caller, at: contract?.id ?? 'none' })
    const told = problem.status === 405 ? { ...about, allow } : about
    const response = problemResponse(problem, { requestId: origin.requestId, instance: pathname, headers: told })
    recordAnswer({ route: contract?.id ?? 'none', method, status: response.status, startedAt, caller, origin })
    return response
  }
}

const noContent = (headers: Record<string, string>) => new Response(null, { status: 204, headers })

/** A form is sent to the page that shows it, hence POST. */
const pageMethods = ['GET', 'HEAD', 'POST']

async function guardPage(request: NextRequest): Promise<Response> {
  if (!pageMethods.includes(request.method))
    return new Response(null, { status: 405, headers: { allow: pageMethods.join(', ') } })
  if (request.method === 'POST' && !isSameOrigin(request.headers)) return refuseCrossSite(request)
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
  response.headers.set('reporting-endpoints', reportingEndpoints)
  return response
}

/** Every form's door refuses it too; here it is refused before Next looks for the action. */
async function refuseCrossSite({ headers, nextUrl }: NextRequest): Promise<Response> {
  const problem = new Problem('cross-site')
  await recordDenial(problem, { headers, at: pageOf(headers) })
  return problemResponse(problem, { requestId: originOf(headers).requestId, instance: nextUrl.pathname })
}

/** What the page's own door would answer, or null where the page may be rendered. */
async function pageAnswer(request: NextRequest, headers: Headers, { locale, path }: { locale: string; path: string }) {
  const access = accessOfPage(path)
  if (access === 'public') return null
  const caller = await pageCallerOf(headers)
  handOver('page', caller)
  if (permits(access, caller.role)) return null
  if (caller.kind === 'anonymous') {
    const prefix = locale === routing.defaultLocale ? '' : `/${locale}`
    const to = new URL(`${prefix}/sign-in`, request.url)
    to.searchParams.set('next', headers.get('x-path') ?? '/')
    return NextResponse.redirect(to, { status: 303, headers: { 'cache-control': 'private, no-store' } })
  }
  await recordDenial(new Problem('not-allowed'), { headers, caller, at: pageOf(headers) })
  return NextResponse.rewrite(new URL(`/${locale}/no-access`, request.url), { request: { headers } })
}
