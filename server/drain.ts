import type { Server, ServerResponse } from 'node:http'

const DRAIN_MS = 25_000

type Options = {
  drainMs?: number
  /** Stops accepting, finishes what is under way, and ends the process with this code. */
  finish: (code: number) => unknown
  exit?: (code: number) => void
}

/** What the application wants done while it still has its database: see `beforeEnd` in lib/health.ts. */
const lastWorks = () => (Reflect.get(globalThis, Symbol.for('pintar.before-end')) ?? []) as (() => Promise<unknown>)[]

/**
 * How this process ends: /health/ready says 503 at once, no connection is accepted or kept any more, what is under way
 * is finished, but for no longer than `drainMs`. Being told twice changes nothing.
 */
export function drainer(server: Server, { drainMs = DRAIN_MS, finish, exit = process.exit }: Options) {
  const underWay = new Set<ServerResponse>()
  let draining = false
  server.prependListener('request', (_request, response) => {
    underWay.add(response)
    if (draining) response.setHeader('connection', 'close')
    response.once('close', () => underWay.delete(response))
  })
  return (code = 0): void => {
    if (draining) return
    draining = true
    Reflect.set(globalThis, Symbol.for('pintar.draining'), true)
    for (const response of underWay) if (!response.headersSent) response.setHeader('connection', 'close')
    setTimeout(exit, drainMs, code).unref()
    setInterval(() => server.closeIdleConnections(), 50).unref() // a kept-alive connection may become idle only now
    const last = lastWorks()
    if (last.length === 0) finish(code)
    else void Promise.allSettled(last.map((work) => work())).then(() => finish(code))
  }
}
