import { z } from 'zod'
import type { Access, Scope } from '../auth/actor.ts'
import type { ProblemType } from './problem.ts'

export type Contract<
  I extends z.ZodObject = z.ZodObject,
  O extends z.ZodType = z.ZodType,
  A extends Access = Access,
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
  /** The class of rate limit that counts the call. */
  limit: 'general' | 'auth' | 'api'
  input: I
  output: O
  status: 200 | 201 | 202 | 204
  problems: readonly ProblemType[]
  /** Bytes of a JSON body; uploads have their own limit at the door. */
  bodyMax?: number
}

/** States what may be asked and answered; route handler, form, client, reference and middleware are read off it. */
export const contract = <I extends z.ZodObject, O extends z.ZodType, A extends Access>(
  stated: Contract<I, O, A>,
): Contract<I, O, A> => stated

/** A file in a multipart body, whole in memory and no larger than the door allows. */
export type Upload = { filename: string; type: string; bytes: Uint8Array }
const isUpload = (value: unknown): value is Upload =>
  typeof value === 'object' && value !== null && 'bytes' in value && value.bytes instanceof Uint8Array
export const upload = () => z.custom<Upload>(isUpload, 'a file is expected').meta({ upload: true })

export const takesUpload = (c: Contract): boolean => Object.values(c.input.shape).some((s) => Boolean(s.meta()?.upload))

/** An answer that is a file: the verb returns one, and the door sets the headers. */
export class Download {
  readonly filename: string
  readonly type: string
  readonly body: string | Uint8Array<ArrayBuffer>
  constructor(filename: string, type: string, body: string | Uint8Array<ArrayBuffer>) {
    this.filename = filename
    this.type = type
    this.body = body
  }
}
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
export const pageInput = {
  limit: z.coerce.number().int().min(1).max(100).default(20).describe('How many rows at the most'),
  cursor: z.string().max(500).optional().describe('The next_cursor of the page before'),
}
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ data: z.array(item), next_cursor: z.string().nullable() })
