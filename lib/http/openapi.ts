import { z } from 'zod'
import { scopes } from '../auth/actor.ts'
import { type Contract, isBodyless, pathKeys, takesUpload } from './contract.ts'
import { answers } from './openapi-answers.ts'

type Json = Record<string, unknown>
type Schema = Json & { properties?: Record<string, Json>; required?: string[] }

/** OpenAPI 3.1, read off the contracts. No annotation lives anywhere else. */
export function openapi(contracts: readonly Contract[], { url }: { url: string }): Json {
  const paths: Record<string, Json> = {}
  for (const c of contracts) paths[c.path] = { ...paths[c.path], [c.method.toLowerCase()]: operation(c) }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Pintar Ekspor',
      version: '1',
      description:
        'Courses, progress and trade-data analysis for Indonesian exporters. Errors are problem details (RFC 9457); ids are UUIDv7; instants are RFC 3339 in UTC.',
      contact: { name: 'Pintar Ekspor', url },
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url }],
    tags: [...new Set(contracts.map((c) => c.tag))]
      .sort()
      .map((name) => ({ name, description: tagTexts[name] ?? name })),
    paths,
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'An access token of POST /auth/token',
        },
        apiKey: {
          type: 'apiKey',
          in: 'header',
          name: 'Authorization',
          description: `\`ApiKey <key>\`. Scopes: ${scopes.join(', ')}`,
        },
      },
      schemas: { Problem: problemSchema },
    },
  }
}

const tagTexts: Record<string, string> = {
  accounts: 'Signing up, signing in, and the signed-in person',
  admin: 'For administrators',
  analytics: 'Analysis of uploaded series',
  courses: 'Courses and enrolment',
  credentials: 'Certificates of completed courses: Open Badges 3.0',
  developer: 'API keys and the developer role',
  lessons: 'Lessons and their exercises',
  progress: 'How far a learner has come',
  reference: 'The description of this API',
  toolkit: 'Calculators for exporters, in exact decimal figures',
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'instance', 'request_id'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    request_id: { type: 'string' },
    retry_after: { type: 'integer', description: 'Seconds; the same as the header' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'detail'],
        properties: { pointer: { type: 'string' }, detail: { type: 'string' }, code: { type: 'string' } },
      },
    },
  },
}

function operation(c: Contract): Json {
  const schema = inputSchema(c)
  const inPath = pathKeys(c.path)
  const rest = Object.entries(schema.properties ?? {}).filter(([name]) => !inPath.includes(name))
  const parameter = (where: string, name: string, s: Json, required: boolean) => ({
    name,
    in: where,
    required,
    schema: s,
    ...(typeof s.description === 'string' && { description: s.description }),
  })
  return {
    operationId: c.id,
    summary: c.summary,
    description: accessText(c),
    tags: [c.tag],
    security: security(c),
    parameters: [
      ...inPath.map((name) => parameter('path', name, schema.properties?.[name] ?? {}, true)),
      ...(isBodyless(c.method)
        ? rest.map(([name, s]) => parameter('query', name, s, schema.required?.includes(name) ?? false))
        : []),
      ...(c.repeated ? [idempotencyKey] : []),
      ...(c.respondsAsync ? [prefer] : []),
    ],
    ...(!isBodyless(c.method) && rest.length > 0 && { requestBody: requestBody(c, rest, schema.required ?? []) }),
    responses: answers(c),
  }
}

const inputSchema = (c: Contract): Schema => {
  const { $schema: _, ...schema } = z.toJSONSchema(c.input, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (z.globalRegistry.get(zodSchema as unknown as z.ZodType)?.upload)
        Object.assign(jsonSchema, { type: 'string', format: 'binary' })
    },
  })
  return schema as Schema
}

function accessText(c: Contract): string {
  const who = {
    public: 'Open to everyone',
    learner: 'Needs a sign-in',
    developer: 'Needs the role developer',
    admin: 'Needs the role admin',
  }
  const key = c.scope
    ? `API keys need the scope \`${c.scope}\`.`
    : c.access === 'public'
      ? ''
      : 'API keys are not accepted.'
  return `${c.summary}. ${who[c.access]}. ${key}`.trim()
}

function security(c: Contract): Json[] {
  const credentials = [{ bearer: [] }, ...(c.scope ? [{ apiKey: [] }] : [])]
  return c.access === 'public' ? [{}, ...(c.scope ? credentials : [])] : credentials
}

function requestBody(c: Contract, rest: [string, Json][], allRequired: string[]): Json {
  const required = rest.map(([name]) => name).filter((name) => allRequired.includes(name))
  const schema = {
    type: 'object',
    properties: Object.fromEntries(rest),
    additionalProperties: false,
    ...(required.length && { required }),
  }
  return {
    required: required.length > 0,
    content: { [takesUpload(c) ? 'multipart/form-data' : 'application/json']: { schema } },
  }
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Any text of your own. Sent again with the same request within a day it repeats the first answer, and nothing is done twice.',
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[!-~]+$' },
}

const prefer = {
  name: 'Prefer',
  in: 'header',
  required: false,
  description: '`respond-async`: answer 202 at once, and go on.',
  schema: { type: 'string', example: 'respond-async' },
}
