import 'server-only'
import { visit } from 'jsonc-parser'
import { type Contract, isBodyless } from './contract.ts'
import { readMultipart } from './multipart.ts'
import { Problem } from './problem.ts'
import type { Spool } from './spool.ts'

const JSON_BYTES_MAX = 100_000
const DEPTH_MAX = 20
const KEYS_MAX = 1_000

/** Everything a request says, as the contract's one flat object. The path wins a clash. A file goes into the spool. */
export async function readInput(
  contract: Contract,
  request: Request,
  params: Record<string, string | string[] | undefined>,
  spool?: Spool,
): Promise<Record<string, unknown>> {
  const rest = isBodyless(contract.method)
    ? readQuery(new URL(request.url).searchParams)
    : spool
      ? { ...readQuery(new URL(request.url).searchParams), ...(await readMultipart(request, spool)) }
      : await readJson(request, contract.bodyMax ?? JSON_BYTES_MAX)
  return { ...rest, ...params }
}

function readQuery(query: URLSearchParams): Record<string, unknown> {
  const input: Record<string, unknown> = Object.create(null)
  for (const [key, value] of query) {
    if (key in input) throw malformed(`The query names ${key} twice.`)
    input[key] = value
  }
  return { ...input }
}

async function readJson(request: Request, bytesMax: number): Promise<Record<string, unknown>> {
  const bytes = await readBytes(request, bytesMax)
  if (bytes.length === 0) return {}
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json')
    throw new Problem('unsupported-media-type', { detail: 'Send the body as application/json.' })
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw malformed('The body is not valid UTF-8.')
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw malformed('The body is not valid JSON.')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw malformed('The body must be a JSON object.')
  checkShape(text)
  return value as Record<string, unknown>
}

const malformed = (detail: string, cause?: unknown) => new Problem('malformed-request', { detail, cause })

/**
 * Depth, number of names, names stated twice, and those that JavaScript objects treat specially. Of the text, not of the
 * value: of two values under one name the value shows only the last, and another reader of the same text may take the first.
 */
function checkShape(text: string) {
  const open: Set<string>[] = []
  let names = 0
  const begin = () => {
    open.push(new Set())
    if (open.length > DEPTH_MAX) throw malformed(`The body nests deeper than ${DEPTH_MAX}.`)
  }
  const end = () => void open.pop()
  const name = (key: string) => {
    if (++names > KEYS_MAX) throw malformed(`The body has more than ${KEYS_MAX} keys.`)
    if (key === '__proto__' || key === 'constructor') throw malformed(`A key may not be called ${key}.`)
    const known = open.at(-1)
    if (known?.has(key)) throw malformed(`The body states the key ${JSON.stringify(key)} twice.`)
    known?.add(key)
  }
  visit(text, { onObjectBegin: begin, onObjectEnd: end, onArrayBegin: begin, onArrayEnd: end, onObjectProperty: name })
}

export async function readBytes(request: Request, bytesMax: number): Promise<Buffer> {
  const tooLarge = () => new Problem('payload-too-large', { detail: `The body may have ${bytesMax} bytes.` })
  if (Number(request.headers.get('content-length') ?? 0) > bytesMax) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    if (size > bytesMax) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
