import 'server-only'
import type { NextRequest } from 'next/server'
import type { z } from 'zod'
import { recordDenial } from '../audit/denial.ts'
import { recordDownload } from '../audit/download.ts'
import { type ActorFor, authorize, type Caller } from '../auth/actor.ts'
import { callerOf } from '../auth/caller.ts'
import { handedOver } from '../auth/handover.ts'
import { originOf } from '../auth/origin.ts'
import { localePath, withoutLocale } from '../i18n/path.ts'
import { recordAnswer } from './access-log.ts'
import { admit } from './admit.ts'
import { readInput } from './body.ts'
import { checkInput } from './check.ts'
import { type Contract, Download, type Output, type Returned, takesUpload } from './contract.ts'
import { corsHeaders } from './cors.ts'
import { type Kept, once } from './idempotency.ts'
import { asProblem, problemResponse } from './response.ts'
import { type RequestContext, type Run, type Settled, settle } from './run.ts'
import { Spool } from './spool.ts'

/** A file is downloaded, whoever asked; it has no page. */
type Shown<C extends Contract> = Exclude<Output<C>, Download>

/** Where a browser that posts a plain form is led, since it cannot read JSON. Paths of this site, without a language. */
export type FormPages<C extends Contract> = {
  done: (output: Shown<C>) => string
  failed: (problemType: string) => string
}

/** Makes an answer again for a request that is repeated, of what its contract's `repeated` has kept. */
export type Recall<C extends Contract> = (
  actor: ActorFor<C['access']>,
  input: z.output<C['input']>,
  kept: Kept,
) => Promise<Returned<C>>

type Doings<C extends Contract> = { pages?: FormPages<C>; recall?: Recall<C> }

type Context = { params: Promise<Record<string, string | string[] | undefined>> }

/** A route handler for one contract. Nothing else in app/api builds a response. */
export function serve<C extends Contract>(contract: C, run: Run<C>, { pages, recall }: Doings<C> = {}) {
  return async (request: NextRequest, context: Context): Promise<Response> => {
    const startedAt = performance.now()
    const origin = originOf(request.headers)
    const { requestId } = origin
    const wantsPage = pages !== undefined && isFormNavigation(request.headers)
    let caller: Caller | undefined
    let response: Response
    let spool: Spool | undefined
    let about: Record<string, string> = {}
    try {
      if (takesUpload(contract)) {
        // The middleware does not see uploads: what it does for others is done here.
        const { quota, refusal, ...who } = await admit(contract.limit, request.headers)
        caller = who.caller
        about = { ...quota.headers, ...corsHeaders(request.headers) }
        if (quota.problem) throw quota.problem
        if (!caller) throw refusal
      } else caller = handedOver('api') ?? (await callerOf(request.headers))
      const actor = authorize(contract, caller) as ActorFor<C['access']>
      if (takesUpload(contract)) spool = new Spool(request.headers, actor.id ?? actor.ip)
      const sent = await readInput(contract, request, await context.params, spool)
      const input = checkInput(contract.input, sent) as z.output<C['input']>
      const settled = await once(
        { contract, caller, headers: request.headers, sent },
        async () => settle(contract, await run(actor, input, contextOf(contract, request, spool))),
        recall && (async (kept) => settle(contract, await recall(actor, input, kept))),
      )
      await recordDownload({ caller, contract, input, output: settled.output })
      response =
        wantsPage && !(settled.output instanceof Download)
          ? seeOther(request, pages.done(settled.output as Shown<C>))
          : answer(contract, settled)
    } catch (error) {
      if (request.signal.aborted && error === request.signal.reason)
        response = new Response(null, { status: CLIENT_GONE })
      else {
        const problem = asProblem(error, requestId)
        await recordDenial(problem, { headers: request.headers, caller, at: contract.id })
        response = wantsPage
          ? seeOther(request, pages.failed(problem.type))
          : problemResponse(problem, { requestId, instance: new URL(request.url).pathname })
      }
    } finally {
      await spool?.close()
    }
    if (response.ok) Object.assign(about, contract.headers)
    for (const [name, value] of Object.entries(about)) response.headers.set(name, value)
    response.headers.set('x-request-id', requestId)
    recordAnswer({ route: contract.id, method: contract.method, status: response.status, startedAt, caller, origin })
    return response
  }
}

/** What the access log says where nobody waits for the answer any more, as nginx does. */
const CLIENT_GONE = 499

const contextOf = (contract: Contract, { headers, signal }: Request, spool: Spool | undefined): RequestContext => ({
  signal,
  respondAsync: contract.respondsAsync !== undefined && prefersAsync(headers),
  keepUpload: () => spool?.keep() ?? (async () => {}),
})

const prefersAsync = (headers: Headers) =>
  (headers.get('prefer') ?? '').split(',').some((preference) => /^\s*respond-async\s*(;|$)/i.test(preference))

const privately = { 'cache-control': 'private, no-store' }

function answer(contract: Contract, { status, output, replayed }: Settled<unknown>): Response {
  const about = { ...privately, ...(replayed && { 'idempotency-replayed': 'true' }) }
  if (output instanceof Download)
    return new Response(output.body, {
      status,
      headers: {
        ...about,
        'content-type': output.type,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(output.filename)}`,
        'x-content-type-options': 'nosniff',
      },
    })
  if (status === 204) return new Response(null, { status, headers: privately })
  return Response.json(output, { status, headers: { ...about, ...(status === 202 && taken(contract, output)) } })
}

const taken = ({ respondsAsync }: Contract, output: unknown) =>
  respondsAsync && { 'preference-applied': 'respond-async', location: respondsAsync(output) }

/** In the language of the page that holds the form: the API's own address has none. */
function seeOther(request: Request, path: string): Response {
  const { locale } = withoutLocale(URL.parse(request.headers.get('referer') ?? '')?.pathname ?? '/')
  return new Response(null, { status: 303, headers: { ...privately, location: localePath(locale, path) } })
}

/** A form that the browser itself submits, with JavaScript off. */
const isFormNavigation = (headers: Headers) =>
  headers.get('sec-fetch-mode') === 'navigate' ||
  (!headers.has('sec-fetch-mode') && (headers.get('accept') ?? '').includes('text/html'))
