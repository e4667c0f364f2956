import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import http, { type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { BlockList, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { tellTheTruth } from './forwarded.ts'
import { httpsOnly } from './https.ts'
import { securityHeaders } from './security-headers.ts'
import { mindCookies } from './set-cookie.ts'

export type Limits = typeof LIMITS

/** Against clients that hold a connection without using it, by accident or on purpose. */
export const LIMITS = {
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 30_000,
  uploadTimeoutMs: 600_000,
  keepAliveTimeoutMs: 65_000, // longer than a load balancer's 60 s, so that it is never us who closes first
  checkEveryMs: 1_000,
  headerBytesMax: 16 * 1024,
  connectionsMax: 2_000,
  requestsPerSocketMax: 1_000,
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
const isUpload = (url = '') => url.startsWith('/api/v1/analytics/')

// The real one: the entry puts ours in its place for everybody who comes later.
const createServer = http.createServer

/** One empty object per request, for what its middleware hands to its door (lib/auth/handover.ts). */
const requests = new AsyncLocalStorage<object>()
Reflect.set(globalThis, Symbol.for('pintar.requests'), requests)

type Front = { trusted: BlockList; appUrl?: string | undefined; limits?: Limits }

/** Next's request listener behind everything that must be settled before it sees a request. */
export function frontServer(listener: RequestListener, { trusted, appUrl, limits = LIMITS }: Front): http.Server {
  const answersWithoutHttps = httpsOnly(appUrl)
  const options: http.ServerOptions = {
    headersTimeout: limits.headersTimeoutMs,
    requestTimeout: limits.uploadTimeoutMs,
    keepAliveTimeout: limits.keepAliveTimeoutMs,
    connectionsCheckingInterval: limits.checkEveryMs,
    maxHeaderSize: limits.headerBytesMax,
    insecureHTTPParser: false,
    shouldUpgradeCallback: () => false, // nothing here speaks another protocol: such a request is an ordinary one
  }
  const server = createServer(options, (request, response) => {
    const status = refusal(request)
    if (status) return refuse(response, status)
    tellTheTruth(request, trusted)
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
    if (answersWithoutHttps(request, response)) return
    mindCookies(response)
    if (!isUpload(request.url)) limitBody(request, response, limits.requestTimeoutMs)
    requests.run({}, listener, request, response)
  })
  server.maxConnections = limits.connectionsMax
  server.maxRequestsPerSocket = limits.requestsPerSocketMax
  server.on('clientError', answerClientError)
  server.on('connect', (_request, socket: Duplex) => socket.end(bare(405)))
  return server
}

function refusal({ method = '', rawHeaders }: IncomingMessage): number | undefined {
  if (!METHODS.has(method)) return 405
  // Two Host headers: a proxy before us and we might each believe another one. Two credentials: which one counts?
  const names = rawHeaders.filter((_, i) => i % 2 === 0).map((name) => name.toLowerCase())
  for (const once of ['host', 'authorization']) if (names.indexOf(once) !== names.lastIndexOf(once)) return 400
}

function limitBody(request: IncomingMessage, response: ServerResponse, timeoutMs: number) {
  const timer = setTimeout(() => {
    if (request.complete) return // all of it has come, though nobody has read it; what takes long is the answer
    if (response.headersSent) request.destroy()
    else refuse(response, 408)
  }, timeoutMs)
  const done = () => clearTimeout(timer)
  request.once('end', done).once('close', done)
}

const TITLES: Record<number, string> = {
  400: 'Bad Request',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  413: 'Content Too Large',
  431: 'Request Header Fields Too Large',
}

/** RFC 9457, like every refusal of the API; the id says which one it was. */
function problem(status: number) {
  const id = randomUUID()
  return { id, body: JSON.stringify({ type: 'about:blank', title: TITLES[status], status, request_id: id }) }
}

function refuse(response: ServerResponse, status: number) {
  const { id, body } = problem(status)
  const headers: http.OutgoingHttpHeaders = {
    ...securityHeaders,
    'content-type': 'application/problem+json',
    'x-request-id': id,
    connection: 'close',
  }
  if (status === 405) headers.allow = [...METHODS].join(', ')
  response.writeHead(status, headers).end(body)
}

/** The same where there is no request to answer, only a socket. */
function bare(status: number): string {
  const { id, body } = problem(status)
  const headers = {
    ...securityHeaders,
    ...(status === 405 && { Allow: [...METHODS].join(', ') }),
    'Content-Type': 'application/problem+json',
    'X-Request-Id': id,
    'Content-Length': body.length,
    Connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${status} ${TITLES[status]}\r\n${lines.join('')}\r\n${body}`
}

const STATUS_OF: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_INVALID_METHOD: 405,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
}

function answerClientError(error: NodeJS.ErrnoException, socket: Duplex) {
  // An answer already under way must not be followed by a second one on the same connection.
  const { bytesWritten } = socket as Socket
  if (error.code === 'ECONNRESET' || !socket.writable || bytesWritten > 0) return socket.destroy()
  socket.end(bare(STATUS_OF[error.code ?? ''] ?? 400))
}
