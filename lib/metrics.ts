import 'server-only'
import { createServer } from 'node:http'
import { Counter, collectDefaultMetrics, Gauge, Histogram, register } from 'prom-client'
import { env } from './env.ts'
import { log } from './log.ts'

// One registry per process, which prom-client keeps; this module is loaded once for the middleware and once for the rest.
const once = <T>(name: string, make: () => T): T => (register.getSingleMetric(name) as T | undefined) ?? make()

// Labels are names of ours alone: whatever a client could choose would grow without end.
export const httpRequestSeconds = once(
  'http_request_seconds',
  () =>
    new Histogram({
      name: 'http_request_seconds',
      help: 'Time to answer a request of the API, by the id of its contract',
      labelNames: ['route', 'method', 'status'],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30],
    }),
)
export const rateLimitDegraded = once(
  'ratelimit_degraded',
  () => new Gauge({ name: 'ratelimit_degraded', help: '1 while this process counts requests for itself' }),
)
export const rateLimitRequests = once(
  'ratelimit_requests_total',
  () =>
    new Counter({
      name: 'ratelimit_requests_total',
      help: 'Requests counted against a limit',
      labelNames: ['policy', 'result'],
    }),
)

/** At 127.0.0.1 alone, never where the public comes in: METRICS_PORT, and the next free ones for the other processes. */
export function serveMetrics(): void {
  const first = env.METRICS_PORT
  if (!first) return
  collectDefaultMetrics()
  const server = createServer(async (_, response) => {
    response.setHeader('content-type', register.contentType)
    response.end(await register.metrics())
  })
  server.unref()
  let port = first
  // Exclusive, or the processes of a cluster would share the port and each answer be another one's.
  const listen = () => server.listen({ port, host: '127.0.0.1', exclusive: true })
  server.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE' && ++port < first + env.WEB_CONCURRENCY) listen()
    else log.error({ err: error }, 'metrics: no port to listen on')
  })
  listen()
}
