import 'server-only'
import type { NextRequest } from 'next/server'
import type { z } from 'zod'
import { type ActorFor, authorize, type Caller } from '../auth/actor.ts'
import { callerOf } from '../auth/caller.ts'
import { originOf } from '../auth/origin.ts'
import { localePath, withoutLocale } from '../i18n/path.ts'
import { log } from '../log.ts'
import { holdUpload, readInput } from './body.ts'
import { check, checkInput } from './check.ts'
import { type Contract, Download, takesUpload } from './contract.ts'
import { asProblem, problemResponse } from './response.ts'

/** A verb or a query: who asks, and what. Returns what the contract promises. */
export type Run<C extends Contract> = (
  actor: ActorFor<C['access']>,
  input: z.output<C['input']>,
) => Promise<z.input<C['output']>>

/** Where a browser that posts a plain form is led, since it cannot read JSON. Paths of this site, without a language. */
export type FormPages<C extends Contract> = {
  done: (output: z.output<C['output']>) => string
  failed: (problemType: string) => string
}

type Context = { params: Promise<Record<string, string | string[] | undefined>> }

/** A route handler for one contract. Nothing else in app/api builds a response. */
export function serve<C extends Contract>(contract: C, run: Run<C>, pages?: FormPages<C>) {
  return async (request: NextRequest, context: Context): Promise<Response> => {
    const startedAt = performance.now()
    const { ip, requestId } = originOf(request.headers)
    const wantsPage = pages !== undefined && isFormNavigation(request.headers)
    let caller: Caller | undefined
    let response: Response
    let release = () => {}
    try {
      caller = await callerOf(request.headers)
      const actor = authorize(contract, caller) as ActorFor<C['access']>
      if (takesUpload(contract)) release = holdUpload(request.headers)
      const input = checkInput(contract.input, await readInput(contract, request, await context.params))
      const output = check(contract.output, await run(actor, input as z.output<C['input']>)) as z.output<C['output']>
      response = wantsPage ? seeOther(request, pages.done(output)) : answer(contract, output)
    } catch (error) {
      const problem = asProblem(error, requestId)
      response = wantsPage
        ? seeOther(request, pages.failed(problem.type))
        : problemResponse(problem, { requestId, instance: new URL(request.url).pathname })
    }
    release()
    response.headers.set('x-request-id', requestId)
    log.info({
      request_id: requestId,
      route: contract.id,
      status: response.status,
      ms: Math.round(performance.now() - startedAt),
      actor: caller?.id,
      ip,
    })
    return response
  }
}

const privately = { 'cache-control': 'private, no-store' }

function answer(contract: Contract, output: unknown): Response {
  if (output instanceof Download)
    return new Response(output.body, {
      status: contract.status,
      headers: {
        ...privately,
        'content-type': output.type,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(output.filename)}`,
        'x-content-type-options': 'nosniff',
      },
    })
  if (contract.status === 204) return new Response(null, { status: 204, headers: privately })
  return Response.json(output, { status: contract.status, headers: privately })
}

/** In the language of the page that holds the form: the API's own address has none. */
function seeOther(request: Request, path: string): Response {
  const { locale } = withoutLocale(URL.parse(request.headers.get('referer') ?? '')?.pathname ?? '/')
  return new Response(null, { status: 303, headers: { ...privately, location: localePath(locale, path) } })
}

/** A form that the browser itself submits, with JavaScript off. */
const isFormNavigation = (headers: Headers) =>
  headers.get('sec-fetch-mode') === 'navigate' ||
  (!headers.has('sec-fetch-mode') && (headers.get('accept') ?? '').includes('text/html'))
