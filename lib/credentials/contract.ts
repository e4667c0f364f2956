import { z } from 'zod'
import { contract, download, Id, IdOrSlug, Instant, Language, pageInput, pageOf } from '../http/contract.ts'

export const Standing = z.enum(['valid', 'expired', 'revoked'])

const Place = z.object({ id: Id, code: z.string(), slug: z.string(), title: z.string() })

export const Credential = z.object({
  id: Id,
  standing: Standing,
  course: Place,
  holder_name: z.string().nullable().meta({ description: 'As it stands on the certificate; null once she is gone' }),
  score: z.int().min(0).max(100).meta({ description: 'Of the final test' }),
  issued_at: Instant,
  expires_at: Instant.nullable(),
  revoked_at: Instant.nullable(),
  verify_url: z.url().meta({ description: 'The page that says whether it is valid' }),
})
export type Credential = z.output<typeof Credential>

export const PublicCredential = Credential.extend({
  credential: z
    .record(z.string(), z.unknown())
    .nullable()
    .meta({ description: 'The Open Badges 3.0 credential that was signed; null where it was withdrawn' }),
})
export type PublicCredential = z.output<typeof PublicCredential>

/**
 * What the typeface of the certificate can have: Latin letters, at least one, with two marks at most on top of each other.
 * Whether it has each of them is asked when a certificate is claimed.
 */
const latin = /^(?=.*\p{Script=Latin})(?!.*\p{M}{3})[\p{Script=Latin}\p{M}0-9\p{Zs}.,'’‘`()&/-]+$/u

export const HolderName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .normalize('NFC')
  // Two characters for one apostrophe; the typeface has the second.
  .overwrite((name) => name.replaceAll('\u02bc', '’'))
  .superRefine((name, ctx) => {
    if (name && !latin.test(name))
      ctx.addIssue({ code: 'custom', message: 'may have Latin letters only', params: { code: 'SCRIPT' } })
  })

const language = Language.default('id').meta({ description: 'The language of the texts' })

export const claim = contract({
  id: 'credentials.claim',
  method: 'POST',
  path: '/api/v1/courses/{course_id}/credential',
  summary: 'Claim the credential of a course that is complete; a second time answers the first one until it expires',
  tag: 'credentials',
  access: 'learner',
  limit: 'general',
  input: z.strictObject({
    course_id: IdOrSlug,
    name: HolderName.optional().meta({
      description: 'On the certificate; default: the certificate name, else the name',
    }),
  }),
  output: Credential,
  status: 201,
  also: { 200: Credential },
  repeated: (credential) => credential,
  problems: ['course-not-found', 'not-enrolled', 'course-not-complete', 'credential-withdrawn'],
})

const keyed = { tag: 'credentials', scope: 'progress:read', limit: 'general', status: 200 } as const

export const listCredentials = contract({
  ...keyed,
  id: 'credentials.list',
  method: 'GET',
  path: '/api/v1/credentials',
  summary: "List the caller's credentials, the newest first",
  access: 'learner',
  input: z.strictObject({ ...pageInput, language }),
  output: pageOf(Credential),
  problems: [],
})

const one = { ...keyed, method: 'GET', access: 'public' } as const
const file = { ...one, problems: ['credential-not-found', 'credential-withdrawn'] } as const

export const getCredential = contract({
  ...one,
  id: 'credentials.get',
  path: '/api/v1/credentials/{id}',
  summary: 'Look a credential up: what was achieved, and whether it is valid',
  input: z.strictObject({ id: Id, language }),
  output: PublicCredential,
  problems: ['credential-not-found'],
})

export const getCredentialJwt = contract({
  ...file,
  id: 'credentials.jwt',
  path: '/api/v1/credentials/{id}/jwt',
  summary: 'The credential as it was signed: Open Badges 3.0, a compact JWS',
  input: z.strictObject({ id: Id }),
  output: download('text/plain'),
})

export const getCredentialPdf = contract({
  ...file,
  id: 'credentials.pdf',
  path: '/api/v1/credentials/{id}/pdf',
  summary: 'The certificate to print (A4)',
  input: z.strictObject({ id: Id, language }),
  output: download('application/pdf'),
})

export const getCredentialPng = contract({
  ...file,
  id: 'credentials.png',
  path: '/api/v1/credentials/{id}/png',
  summary: 'The badge as an image that carries the signed credential (baked, Open Badges 3.0)',
  input: z.strictObject({ id: Id, language }),
  output: download('image/png'),
})

export const revoke = contract({
  id: 'admin.credentials.revoke',
  method: 'POST',
  path: '/api/v1/admin/credentials/{id}/revoke',
  summary: 'Withdraw a credential',
  tag: 'admin',
  access: 'admin',
  limit: 'general',
  input: z.strictObject({
    id: Id,
    reason: z.string().trim().min(3).max(300).meta({ description: 'The holder is told; nobody else is' }),
    may_claim_again: z
      .boolean()
      .default(false)
      .meta({ description: 'It was earned and only has to be put right, a name for example' }),
  }),
  output: Credential,
  status: 200,
  problems: ['credential-not-found'],
})
