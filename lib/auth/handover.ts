import 'server-only'
import type { AsyncLocalStorage } from 'node:async_hooks'
import type { Caller } from './actor.ts'

/** Where a caller counts: by any credential on the API, by the cookie alone on a page. */
type Door = 'api' | 'page'

/**
 * What the server entry opens for each request, beside the request and out of anybody's reach (server/front.ts). Without
 * the entry, or where the middleware runs elsewhere, there is none, and the door looks up for itself.
 */
const requests = (): AsyncLocalStorage<{ [door in Door]?: Caller }> | undefined =>
  Reflect.get(globalThis, Symbol.for('pintar.requests'))

/** From the middleware to the door behind it: the caller it has just read from the database. */
export function handOver(door: Door, caller: Caller): void {
  const request = requests()?.getStore()
  if (request) request[door] = caller
}

/** Once: what is looked up after a form has signed somebody in or out must be looked up anew. */
export function handedOver(door: Door): Caller | undefined {
  const request = requests()?.getStore()
  const caller = request?.[door]
  if (request) delete request[door]
  return caller
}
