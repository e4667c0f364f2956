import 'server-only'
import { z } from 'zod'
import { log } from '../log.ts'
import { readBytes } from './body.ts'

const BYTES_MAX = 16_384
const A_MINUTE = 20
const MINUTE_MS = 60_000

/** What a browser sends of a violation; see the Reporting API. */
const Reports = z.array(
  z.object({
    type: z.string(),
    body: z.object({
      documentURL: z.string(),
      blockedURL: z.string().optional(),
      effectiveDirective: z.string(),
      sourceFile: z.string().nullish(),
      lineNumber: z.number().nullish(),
    }),
  }),
)

let minute = { begunAt: 0, logged: 0 }

/**
 * Logs what a browser's policy has refused. Anybody may send such reports, so that each process logs no more than so many
 * a minute, and always gives the same answer.
 */
export async function logViolations(request: Request): Promise<Response> {
  const bytes = await readBytes(request, BYTES_MAX).catch(() => undefined)
  for (const { type, body } of read(bytes))
    if (type === 'csp-violation' && mayLog())
      log.warn(
        {
          page: withoutQuery(body.documentURL),
          directive: body.effectiveDirective.slice(0, 50),
          blocked: withoutQuery(body.blockedURL),
          source: withoutQuery(body.sourceFile),
          line: body.lineNumber,
        },
        'content security policy violated',
      )
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
}

function read(bytes: Uint8Array | undefined): z.output<typeof Reports> {
  try {
    return Reports.parse(JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    return []
  }
}

function mayLog(): boolean {
  if (Date.now() - minute.begunAt > MINUTE_MS) minute = { begunAt: Date.now(), logged: 0 }
  return minute.logged++ < A_MINUTE
}

/** A query may hold the token of a link that came by mail; a keyword such as `inline` is no address. */
function withoutQuery(address: string | null | undefined): string | undefined {
  const url = address ? URL.parse(address) : null
  return (url ? url.origin + url.pathname : address?.split('?')[0])?.slice(0, 200)
}
