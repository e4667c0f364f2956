import cluster from 'node:cluster'
import http, { type RequestListener, type Server } from 'node:http'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { drainer } from './drain.ts'
import { trustedProxies } from './forwarded.ts'
import { frontServer } from './front.ts'
import { logFatal, logWarning } from './log.ts'

/**
 * Runs Next's standalone server in this process, behind our front. Its server.js knows no custom server, but it calls
 * `http.createServer` exactly once: that is where ours takes the place.
 */
export async function serveNext(): Promise<void> {
  const trusted = trustedProxies(process.env.TRUSTED_PROXIES)
  const appUrl = process.env.APP_URL
  if (appUrl?.startsWith('https:') && !process.env.TRUSTED_PROXIES)
    logWarning('APP_URL is https, but TRUSTED_PROXIES names nobody who could say that a request came by https')
  const host = process.env.HOST || '0.0.0.0'
  const original = http.createServer
  http.createServer = ((listener: RequestListener) => {
    http.createServer = original
    const server = frontServer(listener, { trusted, appUrl })
    endWell(server)
    const listen = server.listen.bind(server)
    server.listen = ((port: number) => listen(port, host)) as typeof server.listen
    return server
  }) as typeof http.createServer
  // In a container HOSTNAME names the container, not an address; and Next, which writes loopback addresses as
  // `localhost` in the middleware alone, would take each rewrite there for another host. So it hears that name only.
  process.env.HOSTNAME = isLoopback(host) ? 'localhost' : host
  const dist = resolve(import.meta.dirname, '..', process.env.NEXT_DIST_DIR || '.next')
  await import(pathToFileURL(join(dist, 'standalone/server.js')).href)
}

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || host.startsWith('127.')

function endWell(server: Server) {
  let closing: { close: (signal: string) => unknown } | undefined
  const drain = drainer(server, {
    finish(code) {
      if (!closing) process.exit(code) // not serving yet
      process.once('exit', () => {
        process.exitCode = code // Next means 128 + the signal, which to a supervisor looks like a failure
      })
      closing.close('SIGTERM')
    },
  })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => drain(0))
  if (cluster.isPrimary) {
    process.on('disconnect', () => drain(0)) // whoever started us is gone
    process.channel?.unref() // in a worker the channel brings the connections, and keeps it alive
  }
  process.on('uncaughtException', (error) => {
    logFatal('uncaught exception', error)
    drain(1)
  })
  server.once('listening', () => setImmediate(() => (closing = takeNextsClosing())))
}

/**
 * Next closes itself well (it also waits for the work that `after()` left), but only as its own signal handler, which
 * would not wait for us to say first that we drain. So its handler becomes ours to call.
 */
function takeNextsClosing() {
  const close = process.listeners('SIGTERM').at(-1) as (signal: string) => unknown
  process.off('SIGTERM', close).off('SIGINT', close)
  return { close }
}
