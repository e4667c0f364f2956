import { isBodyless, pathKeys } from '#lib/http/contract.ts'
import { withoutLocale } from '#lib/i18n/path.ts'

let asked = 0
/** A host of its own each time: see TRUSTED_PROXIES in built-server.ts. */
const anAddress = () => {
  asked++
  return `198.18.${(asked >> 8) & 255}.${asked & 255}`
}

type Call = { method: string; path: string; headers?: Record<string, string>; body?: BodyInit | undefined }

/** Follows nothing and keeps nothing. */
export const send = (url: string, { method, path, headers = {}, body }: Call): Promise<Response> =>
  fetch(url + path, {
    method,
    redirect: 'manual',
    headers: { 'x-forwarded-for': anAddress(), ...headers },
    ...(body !== undefined && { body }),
  })

/** A contract's flat input where it belongs: in the path, in the query, or in the body. */
export function call(method: string, path: string, input: Record<string, unknown>): Call {
  const inPath = new Set(pathKeys(path))
  const pathname = path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(`${input[key]}`))
  const rest = Object.entries(input).filter(([key]) => !inPath.has(key))
  if (isBodyless(method)) {
    const query = new URLSearchParams(rest.map(([key, value]) => [key, `${value}`])).toString()
    return { method, path: query ? `${pathname}?${query}` : pathname }
  }
  if (!rest.some(([, value]) => value instanceof File))
    return {
      method,
      path: pathname,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(Object.fromEntries(rest)),
    }
  const form = new FormData()
  for (const [key, value] of rest) form.append(key, value as string | File)
  return { method, path: pathname, body: form }
}

/** Why a call was refused, as the matrix tells refusals of one status apart. */
const reasons: Record<string, readonly string[]> = {
  '401': ['not-signed-in'],
  '403': ['not-allowed'],
  '403:key': ['insufficient-scope'],
  '403:mfa': ['second-factor-missing', 'second-factor-due'],
  '403:join': ['not-enrolled'],
}

/** How a call ended, in the words of the matrix; in full where it has none. */
export async function outcomeOf(response: Response, { ok }: { ok: number }): Promise<string> {
  if (response.status === ok) return 'ok'
  const text = await response.text()
  const type = /"type":"[^"]*\/problems\/([^"]+)"/.exec(text)?.[1] ?? ''
  const known = Object.keys(reasons).find((cell) => reasons[cell]?.includes(type))
  const needsNoReason = response.status === 404 || response.status === 409
  return known ?? (needsNoReason && type ? `${response.status}` : `${response.status} ${text}`)
}

/** Why an action was refused, whether its door said so or the page that carries it; nothing where it was let through. */
export async function reasonOf(response: Response): Promise<string | undefined> {
  const type = /"problem":\{"type":"([^"]+)"/.exec(await response.text())?.[1] ?? ''
  const said = Object.keys(reasons).find((cell) => reasons[cell]?.includes(type))
  const led = { 'sign-in': '401', security: '403:mfa', 'step-up': '403:mfa', '403': '403' }[decisionOf(response)]
  return said ?? led
}

const gates: Record<string, string> = { '/sign-in': 'sign-in', '/profile/security': 'security', '/step-up': 'step-up' }

/** Where a page led on to, as the matrix names it, whatever the language; otherwise its status. */
export function decisionOf(response: Response, { leadsTo }: { leadsTo?: string | undefined } = {}): string {
  if (response.status === 200) return 'ok'
  if (response.status < 300 || response.status >= 400) return `${response.status}`
  const { pathname } = new URL(response.headers.get('location') ?? '', 'http://localhost')
  const { path } = withoutLocale(pathname)
  if (path === leadsTo) return 'ok'
  return gates[path] ?? (path.startsWith('/courses/') ? 'course' : `to ${pathname}`)
}
