import 'server-only'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import busboy from 'busboy'
import { visit } from 'jsonc-parser'
import { env } from '../env.ts'
import { type Contract, isBodyless, takesUpload, type Upload } from './contract.ts'
import { Problem } from './problem.ts'

const JSON_BYTES_MAX = 100_000
const DEPTH_MAX = 20
const KEYS_MAX = 1_000
const FIELDS_MAX = 50
const FIELD_BYTES_MAX = 10_000

/** Everything a request says, as the contract's one flat object. The path wins a clash. */
export async function readInput(
  contract: Contract,
  request: Request,
  params: Record<string, string | string[] | undefined>,
): Promise<Record<string, unknown>> {
  const rest = isBodyless(contract.method)
    ? readQuery(new URL(request.url).searchParams)
    : takesUpload(contract)
      ? { ...readQuery(new URL(request.url).searchParams), ...(await readMultipart(request)) }
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

let bytesHeld = 0

/**
 * Room in memory for one upload, until the returned function is called. A process holds so many bytes of uploads at once,
 * waiting ones included; whoever comes beyond that is asked to come back before a byte is read.
 */
export function holdUpload(headers: Headers): () => void {
  const announced = Number(headers.get('content-length') ?? Number.NaN)
  const bytes = Number.isSafeInteger(announced) ? Math.min(announced, env.ANALYTICS_BYTES_MAX) : env.ANALYTICS_BYTES_MAX
  if (bytesHeld + bytes > env.UPLOADS_BYTES_HELD_MAX) throw new Problem('busy', { retryAfter: 5 })
  bytesHeld += bytes
  return () => {
    bytesHeld -= bytes
  }
}

/** One file, counted as it arrives, and the fields beside it. */
function readMultipart(request: Request): Promise<Record<string, unknown>> {
  if (!request.headers.get('content-type')?.startsWith('multipart/form-data') || !request.body)
    throw new Problem('unsupported-media-type', { detail: 'Send the file as multipart/form-data.' })
  if ((request.headers.get('content-encoding') ?? 'identity') !== 'identity')
    throw new Problem('unsupported-media-type', { detail: 'Send the file uncompressed.' })
  const bytesMax = env.ANALYTICS_BYTES_MAX
  const tooLarge = new Problem('payload-too-large', { detail: `A file may have ${bytesMax} bytes.` })
  const source = Readable.fromWeb(request.body as NodeStream<Uint8Array>)

  return new Promise((resolve, reject) => {
    const fail = (problem: Problem) => {
      source.unpipe()
      source.resume() // let the client finish sending, so that it gets to read the answer
      reject(problem)
    }
    const input: Record<string, unknown> = Object.create(null)
    const take = (name: string, value: unknown) => {
      if (name in input) return refuse(`The form names ${name} twice.`)
      input[name] = value
    }
    const refuse = (detail: string, cause?: unknown) => fail(malformed(detail, cause))
    let parser: ReturnType<typeof busboy>
    try {
      parser = busboy({
        headers: Object.fromEntries(request.headers),
        defParamCharset: 'utf8',
        limits: { files: 1, fields: FIELDS_MAX, fieldSize: FIELD_BYTES_MAX, fileSize: bytesMax },
      })
    } catch (cause) {
      return refuse('The Content-Type names no boundary between the parts.', cause)
    }
    parser.on('field', (name, value, { valueTruncated }) =>
      valueTruncated ? refuse(`The field ${name} is longer than ${FIELD_BYTES_MAX} bytes.`) : take(name, value),
    )
    parser.on('fieldsLimit', () => refuse(`The form has more than ${FIELDS_MAX} fields.`))
    parser.on('file', (name, stream, info) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('limit', () => fail(tooLarge))
      stream.on('error', (cause) => refuse('The form is cut short.', cause))
      stream.on('close', () => {
        const file: Upload = { filename: info.filename || 'file', type: info.mimeType, bytes: Buffer.concat(chunks) }
        take(name, file)
      })
    })
    parser.on('filesLimit', () => refuse('Send one file.'))
    parser.on('error', (cause) => refuse('The form is cut short.', cause))
    parser.on('close', () => resolve({ ...input }))
    source.on('error', (cause) => refuse('The upload broke off.', cause))
    source.pipe(parser)
  })
}
