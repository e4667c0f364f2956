import { z } from 'zod'
import { scopes } from '../auth/actor.ts'
import { contract, Id, Instant, pageInput, pageOf } from '../http/contract.ts'

export const KEY_DAYS_DEFAULT = 90
export const KEY_DAYS_MAX = 365
export const KEYS_MAX = 5

const KeyName = z.string().trim().min(1).max(80)
const Scopes = z.array(z.enum(scopes)).min(1).max(scopes.length)

export const ApiKey = z.object({
  id: Id,
  name: z.string(),
  prefix: z.string(),
  last4: z.string(),
  scopes: z.array(z.string()),
  created_at: Instant,
  expires_at: Instant,
  last_used_at: Instant.nullable(),
  replaced_at: Instant.nullable().meta({ description: 'When it was rotated; it lasts until expires_at' }),
  revoked_at: Instant.nullable(),
})
export type ApiKey = z.infer<typeof ApiKey>

/** The one answer that holds the key itself. */
export const IssuedKey = ApiKey.omit({ last_used_at: true, replaced_at: true, revoked_at: true }).extend({
  key: z.string().nullable().meta({ description: 'Shown once: null where an Idempotency-Key repeats the answer' }),
})
export type IssuedKey = z.infer<typeof IssuedKey>

/** What is kept of an answer for the day that it may be asked for again: all but the key. */
const withoutKey = (issued: IssuedKey): IssuedKey => ({ ...issued, key: null })

export const Upgraded = z.object({
  role: z.literal('developer'),
  api_key: IssuedKey.nullable().meta({ description: 'Null where five active keys of before work again' }),
})
export type Upgraded = z.infer<typeof Upgraded>
export const Pending = z.object({ status: z.literal('pending') })
export type Pending = z.infer<typeof Pending>

export const becomeDeveloper = contract({
  id: 'keys.become-developer',
  method: 'POST',
  path: '/api/v1/developer/role',
  summary: 'Become a developer; the answer holds the first API key, shown once, or says that an administrator decides',
  tag: 'developer',
  access: 'learner',
  limit: 'general',
  input: z.strictObject({ reason: z.string().trim().max(500).optional() }),
  output: Upgraded,
  status: 200,
  also: { 202: Pending },
  repeated: (answer: Upgraded | Pending) =>
    'api_key' in answer && answer.api_key ? { ...answer, api_key: withoutKey(answer.api_key) } : answer,
  problems: ['already-developer', 'request-pending'],
})

export const issueKey = contract({
  id: 'keys.issue',
  method: 'POST',
  path: '/api/v1/developer/key',
  summary: 'Issue an API key; it is shown once',
  tag: 'developer',
  access: 'developer',
  limit: 'general',
  input: z.strictObject({
    name: KeyName,
    scopes: Scopes,
    expires_in_days: z.coerce.number().int().min(1).max(KEY_DAYS_MAX).default(KEY_DAYS_DEFAULT),
  }),
  output: IssuedKey,
  status: 201,
  repeated: withoutKey,
  problems: ['too-many-keys'],
})

export const listKeys = contract({
  id: 'keys.list',
  method: 'GET',
  path: '/api/v1/developer/keys',
  summary: 'Own API keys, newest first; never the keys themselves',
  tag: 'developer',
  access: 'developer',
  limit: 'general',
  input: z.strictObject({}),
  output: z.object({ data: z.array(ApiKey), next_cursor: z.null() }),
  status: 200,
  problems: [],
})

export const revokeKey = contract({
  id: 'keys.revoke',
  method: 'DELETE',
  path: '/api/v1/developer/keys/{id}',
  summary: 'Revoke an API key; the next request with it is refused',
  tag: 'developer',
  access: 'developer',
  limit: 'general',
  input: z.strictObject({ id: Id }),
  output: z.undefined(),
  status: 204,
  problems: ['key-not-found'],
})

export const OVERLAP_HOURS_DEFAULT = 24
export const OVERLAP_HOURS_MAX = 72

export const rotateKey = contract({
  id: 'keys.rotate',
  method: 'POST',
  path: '/api/v1/developer/keys/{id}/rotate',
  summary: 'Issue the successor of a key; the old one works on for an overlap, older ones of its lineage end',
  tag: 'developer',
  access: 'developer',
  limit: 'general',
  input: z.strictObject({
    id: Id,
    overlap_hours: z.coerce.number().int().min(0).max(OVERLAP_HOURS_MAX).default(OVERLAP_HOURS_DEFAULT),
    expires_in_days: z.coerce.number().int().min(1).max(KEY_DAYS_MAX).default(KEY_DAYS_DEFAULT),
  }),
  output: IssuedKey,
  status: 201,
  repeated: withoutKey,
  problems: ['key-not-found', 'key-replaced'],
})

export const DeveloperRequest = z.object({
  id: Id,
  user: z.object({ id: Id, name: z.string(), email: z.string() }),
  reason: z.string().nullable(),
  status: z.enum(['pending', 'approved', 'declined']),
  created_at: Instant,
  decided_at: Instant.nullable(),
})
export type DeveloperRequest = z.infer<typeof DeveloperRequest>

export const listDeveloperRequests = contract({
  id: 'keys.list-requests',
  method: 'GET',
  path: '/api/v1/admin/developer-requests',
  summary: 'Who asks to become a developer, longest waiting first',
  tag: 'admin',
  access: 'admin',
  limit: 'general',
  input: z.strictObject({
    status: DeveloperRequest.shape.status.default('pending').describe('Only these'),
    ...pageInput,
  }),
  output: pageOf(DeveloperRequest),
  status: 200,
  problems: [],
})

export const decideDeveloperRequest = contract({
  id: 'keys.decide-request',
  method: 'POST',
  path: '/api/v1/admin/developer-requests/{id}',
  summary: 'Approve or decline; an approved developer creates the first key, which nobody else ever sees',
  tag: 'admin',
  access: 'admin',
  limit: 'general',
  input: z.strictObject({ id: Id, decision: z.enum(['approve', 'decline']) }),
  output: DeveloperRequest,
  status: 200,
  problems: ['request-not-found'],
})
