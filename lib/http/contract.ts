import { z } from 'zod'
import type { Access, Scope } from '../auth/actor.ts'
import type { ProblemType } from './problem.ts'

/** Further answers that succeed, by status. */
export type Also = { readonly [status in 200 | 201 | 202]?: z.ZodType }

export type Contract<
  I extends z.ZodObject = z.ZodObject,
  O extends z.ZodType = z.ZodType,
  A extends Access = Access,
  M extends Also = Also,
> = {
  id: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: `/api/v1/${string}`
  summary: string
  /** Groups the reference; the domain's name. */
  tag: string
  access: A
  /** What an API key needs. Left out: keys are refused. */
  scope?: Scope
  /** What counts the call: `auth` by address, whoever asks; `general` by who asks, where a key has a larger quota. */
  limit: 'general' | 'auth'
  input: I
  output: O
  status: 200 | 201 | 202 | 204
  /** What it may also answer; the verb then returns a Reply. */
  also?: M
  /**
   * Takes an Idempotency-Key: the same request again is given this much of the first answer, which is kept for a day, or what
   * the door's `recall` makes of it.
   */
  repeated?(answer: unknown): unknown
  problems: readonly ProblemType[]
  /** What its answer tells the browser besides. */
  headers?: Readonly<Record<string, string>>
  /**
   * Heeds `Prefer: respond-async` (RFC 7240): the verb hears of it in `context.respondAsync` and may reply 202, which the
   * door then answers with `Preference-Applied` and with this address as `Location`.
   */
  respondsAsync?(taken: unknown): `/api/v1/${string}`
  /** Bytes of a JSON body; uploads have their own limit at the door. */
  bodyMax?: number
}

/** States what may be asked and answered; route handler, form, client, reference and middleware are read off it. */
export const contract = <
  I extends z.ZodObject,
  O extends z.ZodType,
  A extends Access,
  M extends Also = Record<never, never>,
>(
  stated: Contract<I, O, A, M>,
): Contract<I, O, A, M> => stated

/** One of the further answers. */
export class Reply<S extends number = number, B = unknown> {
  readonly status: S
  readonly body: B
  constructor(status: S, body: B) {
    this.status = status
    this.body = body
  }
}

type Schemas<M> = { [S in keyof M]: Extract<M[S], z.ZodType> }
type Answers<O extends z.ZodType, M> = z.output<O> | z.output<Schemas<M>[keyof M]>
type Replies<M> = { [S in keyof M & number]: Reply<S, z.input<Schemas<M>[S]>> }[keyof M & number]

/** What a client is given. */
export type Output<C extends Contract> = Answers<C['output'], NonNullable<C['also']>>
/** What a verb returns. */
export type Returned<C extends Contract> = z.input<C['output']> | Replies<NonNullable<C['also']>>

/** The schema of an answer with this status. */
export const answerSchema = (c: Contract, status: number): z.ZodType | undefined =>
  status === c.status ? c.output : c.also?.[status as keyof Also]

/**
 * A file in a multipart body, no larger than the door allows. It lies in a temporary file at `path` until the request is
 * answered; `bytes` says how many it has and `sha256` (hexadecimal) what they are, counted while they arrived.
 */
export type Upload = { filename: string; type: string; path: string; bytes: number; sha256: string }
/** Made by the door alone: what a client writes into a field of that name is a text. */
export const isUpload = (value: unknown): value is Upload =>
  typeof value === 'object' && value !== null && 'sha256' in value && 'path' in value
export const upload = () => z.custom<Upload>(isUpload, 'a file is expected').meta({ upload: true })

export const takesUpload = (c: Contract): boolean => Object.values(c.input.shape).some((s) => Boolean(s.meta()?.upload))

/** An answer that is a file: the verb returns one, and the door sets the headers. */
export class Download {
  readonly filename: string
  readonly type: string
  readonly body: string | Uint8Array<ArrayBuffer>
  /** Of what it is made, where the same request again is to find that. */
  readonly id: string | undefined
  constructor(filename: string, type: string, body: string | Uint8Array<ArrayBuffer>, id?: string) {
    this.filename = filename
    this.type = type
    this.body = body
    this.id = id
  }
}
/** One that everybody may have: it is no data that leaves the house, and the trail says nothing of it. */
export class PublicFile extends Download {}
export const download = (type: string) =>
  z.custom<Download>((value) => value instanceof Download).meta({ download: type })

/** Path parameters are the input keys named in braces; the rest is query (GET, DELETE) or body. */
export const pathKeys = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map((m) => m[1] as string)

export const isBodyless = (method: string): boolean => method === 'GET' || method === 'DELETE'

const patterns = new Map<string, RegExp>()
export function matchesPath(path: string, pathname: string): boolean {
  const pattern = patterns.get(path) ?? new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`)
  patterns.set(path, pattern)
  return pattern.test(pathname)
}

// Shapes that several domains use.
export const Id = z.uuid({ version: 'v7' }).describe('UUIDv7')
export const isId = (text: string): boolean => Id.safeParse(text).success
/** What people can put into an address stands for the id wherever an id is asked for. */
export const IdOrSlug = z
  .string()
  .max(120)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .describe('Its id or its slug')
export const isIdOrSlug = (text: string): boolean => IdOrSlug.safeParse(text).success
export const Instant = z.iso.datetime()
export const Language = z.enum(['id', 'en'])
export type Language = z.infer<typeof Language>

/** The name under which this runtime knows a time zone; undefined where it knows none. */
function zoneNamed(name: string): string | undefined {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions()
    return timeZone === 'UTC' || Intl.supportedValuesOf('timeZone').includes(timeZone) ? timeZone : undefined
  } catch {
    return undefined
  }
}
export const TimeZone = z
  .string()
  .max(64)
  .refine((name) => zoneNamed(name) !== undefined, 'is no time zone of the IANA list')
  .overwrite((name) => zoneNamed(name) ?? name)
  .describe('An IANA time zone, such as Asia/Makassar')
export const pageInput = {
  limit: z.coerce.number().int().min(1).max(100).default(20).describe('How many rows at the most'),
  cursor: z.string().max(500).optional().describe('The next_cursor of the page before'),
}
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ data: z.array(item), next_cursor: z.string().nullable() })
