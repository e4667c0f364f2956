import 'server-only'
import type { Caller, Origin } from '../auth/actor.ts'
import { log } from '../log.ts'
import { httpRequestSeconds } from '../metrics.ts'

type Answered = {
  /** The id of a contract, never what a client has written. */
  route: string
  method: string
  status: number
  startedAt: number
  caller: Caller | undefined
  origin: Origin
}

/** One line and one measurement for each request of the API, wherever it was answered. */
export function recordAnswer({ route, method, status, startedAt, caller, origin }: Answered): void {
  const ms = performance.now() - startedAt
  httpRequestSeconds.observe({ route, method, status }, ms / 1000)
  log.info({ request_id: origin.requestId, route, status, ms: Math.round(ms), actor: caller?.id, ip: origin.ip })
}
