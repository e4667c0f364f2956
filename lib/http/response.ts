import 'server-only'
import { env } from '../env.ts'
import { log } from '../log.ts'
import { Problem } from './problem.ts'

/** Whatever was thrown, as a problem. The unexpected is logged with its cause, and its cause is never shown. */
export function asProblem(error: unknown, requestId?: string): Problem {
  if (error instanceof Problem) return error
  if (isExhausted(error)) return new Problem('busy', { retryAfter: 1, cause: error })
  log.error({ err: error, request_id: requestId }, 'unexpected')
  return new Problem('unexpected', { cause: error })
}

/** Postgres' own codes: a lock or a statement took too long, two waited for each other, or there are too many connections. */
const OVERLOADED = ['55P03', '57014', '40P01', '40001', '53300']

/**
 * Nothing is wrong but the time it takes: another try makes sense. That the pool had no connection to give, or that a query
 * was not answered, node-postgres tells by its message alone.
 */
function isExhausted(error: unknown): boolean {
  for (let e = error; e instanceof Error; e = e.cause)
    if (
      /timeout exceeded when trying to connect|Query read timeout/.test(e.message) ||
      OVERLOADED.includes(String(Reflect.get(e, 'code')))
    )
      return true
  return false
}

const challenge = (problem: Problem) =>
  problem.type === 'invalid-token' ? 'Bearer error="invalid_token"' : 'Bearer, ApiKey'

/** RFC 9457. */
export function problemResponse(
  problem: Problem,
  { requestId, instance, headers }: { requestId: string; instance: string; headers?: Record<string, string> },
): Response {
  const body = {
    ...problem.toJSON(),
    type: `${env.APP_URL}/problems/${problem.type}`,
    instance,
    request_id: requestId,
  }
  return Response.json(body, {
    status: problem.status,
    headers: {
      ...headers,
      'content-type': 'application/problem+json',
      'cache-control': 'private, no-store',
      'x-request-id': requestId,
      ...(problem.status === 401 && { 'www-authenticate': challenge(problem) }),
      ...(problem.retryAfter !== undefined && { 'retry-after': String(problem.retryAfter) }),
    },
  })
}
