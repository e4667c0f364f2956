import 'server-only'
import { createHash } from 'node:crypto'
import type { NextRequest } from 'next/server'
import { originOf } from '../auth/origin.ts'
import { countRequest } from '../rate-limit/count.ts'
import { recordAnswer } from './access-log.ts'
import { asProblem, problemResponse } from './response.ts'

/** Something that anybody may fetch, keep and hand on. */
export type Published = {
  type: string
  body: string | Uint8Array<ArrayBuffer>
  /** For how long nobody has to ask again. Left out: it is asked each time, and not sent again where it is the same. */
  maxAgeSeconds?: number
}

type Context<P> = { params: Promise<P> }

/**
 * The door of documents at addresses that must never move, which is why they stand outside the versions of the API. They are
 * the same for everybody, so that no one is asked who he is, and pages of other sites may read them too.
 */
export function publish<P = Record<string, never>>(name: string, load: (params: P) => Promise<Published> | Published) {
  return async (request: NextRequest, { params }: Context<P>): Promise<Response> => {
    const startedAt = performance.now()
    const origin = originOf(request.headers)
    // The middleware does not see these addresses, so that their door counts.
    const { headers: quota, problem } = await countRequest('general', {
      kind: 'anonymous',
      id: null,
      role: null,
      ...origin,
    })
    const answer = problem
      ? refuse(request, problem, origin.requestId)
      : await answerWith(request, params, load, origin.requestId)
    for (const [name, value] of Object.entries(quota)) answer.headers.set(name, value)
    answer.headers.set('access-control-allow-origin', '*')
    recordAnswer({ route: name, method: 'GET', status: answer.status, startedAt, caller: undefined, origin })
    return answer
  }
}

async function answerWith<P>(
  request: NextRequest,
  params: Promise<P>,
  load: (params: P) => Promise<Published> | Published,
  requestId: string,
): Promise<Response> {
  try {
    const { type, body, maxAgeSeconds } = await load(await params)
    const etag = `"${createHash('sha256').update(body).digest('base64url')}"`
    const headers = {
      etag,
      'cache-control': maxAgeSeconds ? `public, max-age=${maxAgeSeconds}` : 'public, no-cache',
    }
    if (request.headers.get('if-none-match')?.includes(etag)) return new Response(null, { status: 304, headers })
    return new Response(body, { headers: { ...headers, 'content-type': type } })
  } catch (error) {
    return refuse(request, error, requestId)
  }
}

const refuse = (request: NextRequest, error: unknown, requestId: string) =>
  problemResponse(asProblem(error, requestId), { requestId, instance: request.nextUrl.pathname })

export const publishJson = (value: unknown, maxAgeSeconds?: number): Published => ({
  type: 'application/json',
  body: JSON.stringify(value),
  ...(maxAgeSeconds && { maxAgeSeconds }),
})
