import 'server-only'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import busboy from 'busboy'
import { env } from '../env.ts'
import type { Upload } from './contract.ts'
import { Problem } from './problem.ts'
import type { Spool } from './spool.ts'

const FIELDS_MAX = 50
const FIELD_BYTES_MAX = 10_000
/** What the fields beside the file and the lines between them may add to it. */
const FRAME_BYTES_MAX = (FIELDS_MAX + 2) * FIELD_BYTES_MAX

const malformed = (detail: string, cause?: unknown) => new Problem('malformed-request', { detail, cause })
const tooLarge = () =>
  new Problem('payload-too-large', {
    detail: `A file may have ${env.ANALYTICS_BYTES_MAX} bytes (ANALYTICS_BYTES_MAX).`,
  })

/** One file, spooled and counted as it arrives, and the fields beside it. */
export async function readMultipart(request: Request, spool: Spool): Promise<Record<string, unknown>> {
  if (!request.headers.get('content-type')?.startsWith('multipart/form-data') || !request.body)
    throw new Problem('unsupported-media-type', { detail: 'Send the file as multipart/form-data.' })
  if ((request.headers.get('content-encoding') ?? 'identity') !== 'identity')
    throw new Problem('unsupported-media-type', { detail: 'Send the file uncompressed (Content-Encoding: identity).' })
  const source = Readable.fromWeb(request.body as NodeStream<Uint8Array>)
  try {
    const [, input] = await Promise.all([arrival(source, request), readForm(source, request.headers, spool)])
    return input
  } catch (error) {
    source.unpipe()
    source.resume() // let the client finish sending, so that it gets to read the answer
    throw error
  }
}

/**
 * Fulfilled when the whole body has come, exactly as long as announced; rejected as soon as that cannot be any more. How
 * long all of it may take is the server's to say (uploadTimeoutMs in server/front.ts); here it may not pause for long.
 */
function arrival(source: Readable, { headers, signal }: Request): Promise<void> {
  const bytesMax = env.ANALYTICS_BYTES_MAX + FRAME_BYTES_MAX
  const length = headers.get('content-length')
  const idleMs = env.UPLOADS_IDLE_MS
  return new Promise<void>((resolve, reject) => {
    if (Number(length) > bytesMax) reject(tooLarge())
    const stalled = () =>
      reject(
        new Problem('upload-stalled', { detail: `Nothing came for ${idleMs / 1000} seconds. Send the file again.` }),
      )
    const idle = setTimeout(stalled, idleMs).unref()
    let received = 0
    source.on('data', (chunk: Uint8Array) => {
      idle.refresh()
      received += chunk.length
      if (received > bytesMax) reject(tooLarge())
    })
    source.on('end', () => {
      if (length === null || Number(length) === received) resolve()
      else reject(malformed(`Content-Length announced ${length} bytes, and ${received} arrived.`))
    })
    source.on('error', (cause) => reject(malformed('The upload broke off.', cause)))
    source.on('close', () => clearTimeout(idle))
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

function readForm(source: Readable, headers: Headers, spool: Spool): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    const input: Record<string, unknown> = Object.create(null)
    const refuse = (detail: string, cause?: unknown) => reject(malformed(detail, cause))
    const take = (name: string, value: unknown) => {
      if (name in input) return refuse(`The form names ${name} twice.`)
      input[name] = value
    }
    let parser: ReturnType<typeof busboy>
    try {
      parser = parserFor(headers)
    } catch (cause) {
      return refuse('The Content-Type names no boundary between the parts.', cause)
    }
    let file: Promise<void> | undefined
    parser.on('field', (name, value, { valueTruncated }) =>
      valueTruncated ? refuse(`The field ${name} is longer than ${FIELD_BYTES_MAX} bytes.`) : take(name, value),
    )
    parser.on('fieldsLimit', () => refuse(`The form has more than ${FIELDS_MAX} fields.`))
    parser.on('file', (name, stream, { filename, mimeType }) => {
      take(name, null)
      stream.on('limit', () => reject(tooLarge()))
      stream.on('error', () => {}) // heard by the spool too, but perhaps not yet
      file = spool.write(stream).then(
        (spooled) => {
          input[name] = { filename: filename || 'file', type: mimeType, ...spooled } satisfies Upload
        },
        (cause) => (isOurs(cause) ? reject(cause) : refuse('The form is cut short.', cause)),
      )
    })
    parser.on('filesLimit', () => refuse('Send one file.'))
    parser.on('error', (cause) => refuse('The form is cut short.', cause))
    parser.on('close', async () => {
      await file
      resolve({ ...input })
    })
    source.pipe(parser)
  })
}

/** Our disk's fault, not the client's. */
const isOurs = (cause: unknown) => cause instanceof Problem || (cause instanceof Error && 'syscall' in cause)

const parserFor = (headers: Headers) =>
  busboy({
    headers: Object.fromEntries(headers),
    defParamCharset: 'utf8',
    // The parser says `limit` at the last byte allowed, not at the first beyond it.
    limits: { files: 1, fields: FIELDS_MAX, fieldSize: FIELD_BYTES_MAX, fileSize: env.ANALYTICS_BYTES_MAX + 1 },
  })
