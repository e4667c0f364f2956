import { z } from 'zod'
import { type Contract, isBodyless, takesUpload } from './contract.ts'
import { type ProblemType, problems } from './problem.ts'

type Json = Record<string, unknown>

/** Every answer of an operation by its status, as OpenAPI describes it. */
export const answers = (c: Contract): Json => ({ ...successes(c), ...failures(c) })

const replayed = {
  'Idempotency-Replayed': {
    description: 'Where an Idempotency-Key repeats the answer',
    schema: { type: 'string', const: 'true' },
  },
}

const taken = {
  Location: { description: 'Where to ask how far it is', schema: { type: 'string' } },
  'Preference-Applied': {
    description: 'What of Prefer was heeded',
    schema: { type: 'string', const: 'respond-async' },
  },
}

function headersOf(c: Contract, status: number): Json {
  const headers = { ...(c.repeated && replayed), ...(c.respondsAsync && status === 202 && taken) }
  return Object.keys(headers).length > 0 ? { headers } : {}
}

const successes = (c: Contract): Json =>
  Object.fromEntries(
    [[c.status, c.output] as const, ...Object.entries(c.also ?? {})].map(([status, output]) => [
      status,
      { ...success(Number(status), output), ...headersOf(c, Number(status)) },
    ]),
  )

const fileTypeOf = (output: unknown) => z.globalRegistry.get(output as z.ZodType)?.download as string | undefined

function success(status: number, output: z.ZodType): Json {
  const answers = (output instanceof z.ZodUnion ? output.options : [output]) as z.ZodType[]
  const files = answers.flatMap((answer) => fileTypeOf(answer) ?? [])
  const rest = answers.filter((answer) => !fileTypeOf(answer))
  if (files.length === 0) return inJson(status, output)
  const content = Object.fromEntries(files.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]))
  const [first] = rest
  if (!first) return { description: 'The file', content }
  const { description, content: json } = inJson(status, rest.length === 1 ? first : z.union(rest))
  return { description: `${description}, or the file`, content: { ...json, ...content } }
}

function inJson(status: number, output: z.ZodType): { description: string; content?: Json } {
  if (status === 204) return { description: 'Done; nothing to say' }
  const { $schema: _, ...schema } = z.toJSONSchema(output, {
    io: 'output',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      // A tuple says its length; many readers of OpenAPI also want to hear what else may follow: nothing.
      if (jsonSchema.prefixItems && !jsonSchema.items)
        Object.assign(jsonSchema, { items: { not: {} }, minItems: jsonSchema.prefixItems.length })
    },
  })
  return { description: status === 202 ? 'Taken; not done yet' : 'Done', content: { 'application/json': { schema } } }
}

/** What any endpoint of this kind can answer, and what this one names itself. */
function failures(c: Contract): Json {
  const general: ProblemType[] = ['malformed-request', 'invalid-input', 'unexpected', 'busy']
  if (c.access !== 'public' || c.scope)
    general.push('not-signed-in', 'invalid-token', 'invalid-key', 'insufficient-scope')
  if (c.access === 'developer' || c.access === 'admin') general.push('not-allowed')
  if (!isBodyless(c.method)) general.push('payload-too-large', 'unsupported-media-type')
  if (takesUpload(c)) general.push('upload-stalled', 'too-many-running')
  if (c.repeated) general.push('idempotency-mismatch', 'idempotency-in-flight')
  const byStatus = Map.groupBy(new Set([...general, ...c.problems]), (name) => problems[name].status)
  return Object.fromEntries(
    [...byStatus].map(([status, names]) => [
      status,
      {
        description: names.map((name) => `\`${name}\`: ${problems[name].title}`).join('; '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )
}
