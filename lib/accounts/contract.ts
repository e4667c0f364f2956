import { z } from 'zod'
import { roles } from '../auth/actor.ts'
import { contract, Id, Instant, Language } from '../http/contract.ts'

const Email = z.email().max(254)
/** Any characters, none cut off: length is what makes a password hard to guess. */
const NewPassword = z.string().min(12).max(128)
const Password = z.string().min(1).max(128)
const Name = z.string().trim().min(1).max(100)
const Token = z.string().min(20).max(100)
const AUTH_BODY_MAX = 4_096

const accepted = z.object({ accepted: z.literal(true) })

export const register = contract({
  id: 'accounts.register',
  method: 'POST',
  path: '/api/v1/auth/register',
  summary: 'Create an account; the confirmation link goes by e-mail',
  tag: 'accounts',
  access: 'public',
  limit: 'auth',
  bodyMax: AUTH_BODY_MAX,
  input: z.strictObject({ email: Email, password: NewPassword, name: Name, locale: Language.optional() }),
  output: accepted,
  status: 202,
  problems: ['password-compromised', 'busy'],
})

export const resendVerification = contract({
  id: 'accounts.resend-verification',
  method: 'POST',
  path: '/api/v1/auth/resend-verification',
  summary: 'Send the confirmation link again',
  tag: 'accounts',
  access: 'public',
  limit: 'auth',
  bodyMax: AUTH_BODY_MAX,
  input: z.strictObject({ email: Email }),
  output: accepted,
  status: 202,
  problems: [],
})

export const verifyEmail = contract({
  id: 'accounts.verify-email',
  method: 'POST',
  path: '/api/v1/auth/verify',
  summary: 'Confirm an e-mail address with the token of the mailed link',
  tag: 'accounts',
  access: 'public',
  limit: 'auth',
  bodyMax: AUTH_BODY_MAX,
  input: z.strictObject({ token: Token }),
  output: z.object({ verified: z.literal(true) }),
  status: 200,
  problems: ['invalid-link'],
})

export const forgotPassword = contract({
  id: 'accounts.forgot-password',
  method: 'POST',
  path: '/api/v1/auth/forgot',
  summary: 'Ask for a link that sets a new password; it goes by e-mail',
  tag: 'accounts',
  access: 'public',
  limit: 'auth',
  bodyMax: AUTH_BODY_MAX,
  input: z.strictObject({ email: Email }),
  output: accepted,
  status: 202,
  problems: [],
})

export const resetPassword = contract({
  id: 'accounts.reset-password',
  method: 'POST',
  path: '/api/v1/auth/reset',
  summary: 'Set a new password with the token of the mailed link; every sign-in ends',
  tag: 'accounts',
  access: 'public',
  limit: 'auth',
  bodyMax: AUTH_BODY_MAX,
  input: z.strictObject({ token: Token, password: NewPassword, locale: Language.optional() }),
  output: z.object({ reset: z.literal(true) }),
  status: 200,
  problems: ['invalid-link', 'password-compromised', 'busy'],
})

const Credentials = z.strictObject({ email: Email, password: Password })

/** The form's sign-in: what it answers goes into the cookie. */
export const signIn = contract({
  id: 'accounts.sign-in',
  method: 'POST',
  path: '/api/v1/auth/token',
  summary: 'Sign in with a browser session',
  tag: 'accounts',
  access: 'public',
  limit: 'auth',
  input: Credentials.extend({ next: z.string().max(2_000).optional() }),
  output: z.object({ session_id: Id, user_id: Id }),
  status: 200,
  problems: ['invalid-credentials', 'email-not-verified', 'busy'],
})

export const Tokens = z.object({
  access_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.number().int().meta({ description: 'Seconds' }),
  refresh_token: z.string(),
  refresh_expires_in: z.number().int().meta({ description: 'Seconds' }),
})
export type Tokens = z.infer<typeof Tokens>

export const createToken = contract({
  id: 'accounts.create-token',
  method: 'POST',
  path: '/api/v1/auth/token',
  summary: 'Exchange e-mail and password for a pair of tokens',
  tag: 'accounts',
  access: 'public',
  limit: 'auth',
  bodyMax: AUTH_BODY_MAX,
  input: Credentials,
  output: Tokens,
  status: 200,
  problems: ['invalid-credentials', 'email-not-verified', 'busy'],
})

export const refreshToken = contract({
  id: 'accounts.refresh-token',
  method: 'POST',
  path: '/api/v1/auth/refresh',
  summary: 'Exchange a refresh token for the next pair; using one twice ends the sign-in',
  tag: 'accounts',
  access: 'public',
  limit: 'general',
  bodyMax: AUTH_BODY_MAX,
  input: z.strictObject({ refresh_token: z.string().max(4_000) }),
  output: Tokens,
  status: 200,
  problems: ['invalid-grant'],
})

export const signOut = contract({
  id: 'accounts.sign-out',
  method: 'POST',
  path: '/api/v1/auth/logout',
  summary: 'End this sign-in, or every one',
  tag: 'accounts',
  access: 'learner',
  limit: 'general',
  bodyMax: AUTH_BODY_MAX,
  input: z.strictObject({ all: z.boolean().optional() }),
  output: z.undefined(),
  status: 204,
  problems: [],
})

export const Me = z.object({
  id: Id,
  email: z.string(),
  name: z.string(),
  certificate_name: z.string().nullable(),
  role: z.enum(roles),
  locale: Language,
  created_at: Instant,
})
export type Me = z.infer<typeof Me>

export const getMe = contract({
  id: 'accounts.me',
  method: 'GET',
  path: '/api/v1/me',
  summary: 'The signed-in person',
  tag: 'accounts',
  access: 'learner',
  limit: 'general',
  input: z.strictObject({}),
  output: Me,
  status: 200,
  problems: [],
})

export const updateMe = contract({
  id: 'accounts.update-me',
  method: 'PATCH',
  path: '/api/v1/me',
  summary: 'Change own name, name on certificates, language',
  tag: 'accounts',
  access: 'learner',
  limit: 'general',
  input: z.strictObject({
    name: Name.optional(),
    certificate_name: z.string().trim().max(100).optional(),
    locale: Language.optional(),
  }),
  output: Me,
  status: 200,
  problems: [],
})
