import { z } from 'zod'
import { roles } from '../auth/actor.ts'
import { contract, download, Id, Instant, Language, TimeZone } from '../http/contract.ts'

const Email = z.email().max(254)
/** Any characters, none cut off: length is what makes a password hard to guess. */
const NewPassword = z.string().min(12).max(128)
const Password = z.string().min(1).max(128)
const Name = z.string().trim().min(1).max(100)
const Token = z.string().min(20).max(100)
const AUTH_BODY_MAX = 4_096

/** Open to who is not signed in: few tries an address, small bodies. */
const open = { tag: 'accounts', access: 'public', limit: 'auth', bodyMax: AUTH_BODY_MAX } as const

const accepted = z.object({ accepted: z.literal(true) })

export const register = contract({
  ...open,
  id: 'accounts.register',
  method: 'POST',
  path: '/api/v1/auth/register',
  summary: 'Create an account; the confirmation link goes by e-mail',
  input: z.strictObject({ email: Email, password: NewPassword, name: Name, locale: Language.optional() }),
  output: accepted,
  status: 202,
  problems: ['password-compromised', 'busy'],
})

export const resendVerification = contract({
  ...open,
  id: 'accounts.resend-verification',
  method: 'POST',
  path: '/api/v1/auth/resend-verification',
  summary: 'Send the confirmation link again',
  input: z.strictObject({ email: Email }),
  output: accepted,
  status: 202,
  problems: [],
})

export const verifyEmail = contract({
  ...open,
  id: 'accounts.verify-email',
  method: 'POST',
  path: '/api/v1/auth/verify',
  summary: 'Confirm an e-mail address with the token of the mailed link',
  input: z.strictObject({ token: Token }),
  output: z.object({ verified: z.literal(true) }),
  status: 200,
  problems: ['invalid-link'],
})

export const forgotPassword = contract({
  ...open,
  id: 'accounts.forgot-password',
  method: 'POST',
  path: '/api/v1/auth/forgot',
  summary: 'Ask for a link that sets a new password; it goes by e-mail',
  input: z.strictObject({ email: Email }),
  output: accepted,
  status: 202,
  problems: [],
})

export const resetPassword = contract({
  ...open,
  id: 'accounts.reset-password',
  method: 'POST',
  path: '/api/v1/auth/reset',
  summary: 'Set a new password with the token of the mailed link; every sign-in ends',
  input: z.strictObject({ token: Token, password: NewPassword, locale: Language.optional() }),
  output: z.object({ reset: z.literal(true) }),
  status: 200,
  problems: ['invalid-link', 'password-compromised', 'busy'],
})

const Code = z.string().trim().min(6).max(20).describe('Six digits of the authenticator app, or a recovery code')
const Credentials = z.strictObject({ email: Email, password: Password })

/** The form's sign-in: what it answers goes into the cookie. No session yet where a second factor is still to be shown. */
export const signIn = contract({
  id: 'accounts.sign-in',
  method: 'POST',
  path: '/api/v1/auth/token',
  summary: 'Sign in with a browser session',
  tag: 'accounts',
  access: 'public',
  limit: 'auth',
  input: Credentials.extend({ next: z.string().max(2_000).optional() }),
  output: z.object({ session_id: Id.nullable(), user_id: Id }),
  status: 200,
  problems: ['invalid-credentials', 'email-not-verified', 'account-suspended', 'too-many-sign-ins', 'busy'],
})

const Session = z.object({ session_id: Id, user_id: Id })

/** The second step of the form's sign-in. */
export const confirmSignIn = contract({
  id: 'accounts.confirm-sign-in',
  method: 'POST',
  path: '/api/v1/auth/token',
  summary: 'Show the second factor after the password',
  tag: 'accounts',
  access: 'public',
  limit: 'auth',
  input: z.strictObject({ code: Code, next: z.string().max(2_000).optional() }),
  output: Session,
  status: 200,
  problems: ['wrong-code', 'invalid-credentials', 'too-many-sign-ins'],
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
  ...open,
  id: 'accounts.create-token',
  method: 'POST',
  path: '/api/v1/auth/token',
  summary: 'Exchange e-mail and password for a pair of tokens',
  input: Credentials.extend({ totp: Code.optional() }),
  output: Tokens,
  status: 200,
  problems: [
    'invalid-credentials',
    'email-not-verified',
    'account-suspended',
    'second-factor-needed',
    'wrong-code',
    'too-many-sign-ins',
    'busy',
  ],
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
  limit: 'auth', // by address: whoever stole a sign-in must not use up the quota that ends it
  bodyMax: AUTH_BODY_MAX,
  input: z.strictObject({ all: z.boolean().optional() }),
  output: z.undefined(),
  status: 204,
  problems: [],
  headers: { 'clear-site-data': '"cache"' },
})

export const Me = z.object({
  id: Id,
  email: z.string(),
  name: z.string(),
  certificate_name: z.string().nullable(),
  role: z.enum(roles),
  locale: Language,
  time_zone: z.string().meta({ description: 'Where her days begin and end' }),
  created_at: Instant,
  mfa_enabled: z.boolean(),
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
  summary: 'Change own name, name on certificates, language, time zone',
  tag: 'accounts',
  access: 'learner',
  limit: 'general',
  input: z.strictObject({
    name: Name.optional(),
    certificate_name: z.string().trim().max(100).optional(),
    locale: Language.optional(),
    time_zone: TimeZone.optional(),
  }),
  output: Me,
  status: 200,
  problems: [],
})

// ── Own account: everything that can take it away asks for the password again ──

const CurrentPassword = { current_password: Password }
const own = { tag: 'accounts', access: 'learner', limit: 'auth', bodyMax: AUTH_BODY_MAX } as const

export const changePassword = contract({
  ...own,
  id: 'accounts.change-password',
  method: 'POST',
  path: '/api/v1/me/password',
  summary: 'Change the password; every other sign-in ends',
  input: z.strictObject({ ...CurrentPassword, new_password: NewPassword, locale: Language.optional() }),
  output: z.object({ changed: z.literal(true) }),
  status: 200,
  problems: ['wrong-password', 'password-compromised', 'too-many-sign-ins', 'busy'],
})

/** The form's: the browser gets a new session, since the one before ends. */
export const changePasswordHere = contract({ ...changePassword, id: 'accounts.change-password-here', output: Session })

export const changeEmail = contract({
  ...own,
  id: 'accounts.change-email',
  method: 'POST',
  path: '/api/v1/me/email',
  summary: 'Ask for another e-mail address; a link goes there, and the change waits for it',
  input: z.strictObject({ ...CurrentPassword, email: Email }),
  output: accepted,
  status: 202,
  problems: ['wrong-password', 'too-many-sign-ins', 'busy'],
})

export const confirmEmail = contract({
  ...open,
  id: 'accounts.confirm-email',
  method: 'POST',
  path: '/api/v1/auth/confirm-email',
  summary: 'Confirm a change of address with the token of the mailed link; every sign-in ends',
  input: z.strictObject({ token: Token }),
  output: z.object({ changed: z.literal(true) }),
  status: 200,
  problems: ['invalid-link'],
})

export const SignIn = z.object({
  id: Id,
  kind: z.enum(['browser', 'api']),
  current: z.boolean().meta({ description: 'The one that asks' }),
  ip: z.string(),
  user_agent: z.string(),
  created_at: Instant,
  last_used_at: Instant.nullable(),
  expires_at: Instant,
  second_factor: z.boolean().meta({ description: 'Whether a second factor was shown in it' }),
})
export type SignIn = z.infer<typeof SignIn>

export const listSessions = contract({
  id: 'accounts.list-sessions',
  method: 'GET',
  path: '/api/v1/me/sessions',
  summary: 'Where this account is signed in: browsers and API clients, newest first',
  tag: 'accounts',
  access: 'learner',
  limit: 'general',
  input: z.strictObject({}),
  output: z.object({ data: z.array(SignIn), next_cursor: z.null() }),
  status: 200,
  problems: [],
})

export const endSession = contract({
  id: 'accounts.end-session',
  method: 'DELETE',
  path: '/api/v1/me/sessions/{id}',
  summary: 'End one sign-in; its next request is refused',
  tag: 'accounts',
  access: 'learner',
  limit: 'auth', // by address, as for signing out
  input: z.strictObject({ id: Id }),
  output: z.undefined(),
  status: 204,
  problems: ['session-not-found'],
})

export const exportMe = contract({
  id: 'accounts.export',
  method: 'GET',
  path: '/api/v1/me/export',
  summary: 'Everything that is kept about the signed-in person, as one JSON file',
  tag: 'accounts',
  access: 'learner',
  limit: 'general',
  input: z.strictObject({}),
  output: download('application/json'),
  status: 200,
  problems: [],
})

export const deleteMe = contract({
  id: 'accounts.delete',
  method: 'DELETE',
  path: '/api/v1/me',
  summary: 'Delete the account and what belongs to it; needs a sign-in of the last five minutes',
  tag: 'accounts',
  access: 'learner',
  limit: 'auth',
  input: z.strictObject({}),
  output: z.undefined(),
  status: 204,
  problems: ['recent-sign-in-needed', 'last-admin'],
})

/** The form's: the password stands for the recent sign-in. */
export const deleteMeHere = contract({
  ...own,
  id: 'accounts.delete-here',
  method: 'POST',
  path: '/api/v1/me',
  summary: 'Delete the account after showing the password',
  input: z.strictObject(CurrentPassword),
  output: z.undefined(),
  status: 204,
  problems: ['wrong-password', 'last-admin', 'too-many-sign-ins', 'busy'],
})

// ── Second factor ──

export const startTotp = contract({
  ...own,
  id: 'accounts.start-totp',
  method: 'POST',
  path: '/api/v1/me/totp',
  summary: 'Begin to set up a second factor; nothing changes until a code confirms it',
  input: z.strictObject(CurrentPassword),
  output: z.object({
    secret: z.string().meta({ description: 'Base32, for typing it in' }),
    uri: z.string().meta({ description: 'otpauth://' }),
    qr_svg: z.string().meta({
      description:
        'The same address as a QR code: the `d` of an SVG path of its dark modules, to be drawn dark on white in `0 0 qr_size qr_size`, which holds the quiet zone',
    }),
    qr_size: z.number().int(),
  }),
  status: 201,
  problems: ['wrong-password', 'second-factor-active', 'too-many-sign-ins', 'busy'],
})

const RecoveryCodes = z.object({ recovery_codes: z.array(z.string()).meta({ description: 'Shown once' }) })

export const confirmTotp = contract({
  ...own,
  id: 'accounts.confirm-totp',
  method: 'POST',
  path: '/api/v1/me/totp/confirm',
  summary: 'Turn the second factor on with its first code; the answer holds the recovery codes, shown once',
  input: z.strictObject({ code: Code }),
  output: RecoveryCodes,
  status: 200,
  problems: ['wrong-code', 'second-factor-active', 'second-factor-inactive', 'too-many-sign-ins'],
})

/** The form's: the session gets a new name. */
export const confirmTotpHere = contract({
  ...confirmTotp,
  id: 'accounts.confirm-totp-here',
  output: RecoveryCodes.extend(Session.shape),
})

export const removeTotp = contract({
  ...own,
  id: 'accounts.remove-totp',
  method: 'POST',
  path: '/api/v1/me/totp/remove',
  summary: 'Turn the second factor off',
  input: z.strictObject({ ...CurrentPassword, code: Code }),
  output: z.object({ removed: z.literal(true) }),
  status: 200,
  problems: ['wrong-password', 'wrong-code', 'second-factor-inactive', 'too-many-sign-ins', 'busy'],
})

export const renewRecoveryCodes = contract({
  ...own,
  id: 'accounts.renew-recovery-codes',
  method: 'POST',
  path: '/api/v1/me/recovery-codes',
  summary: 'New recovery codes, shown once; the ones before are void',
  input: z.strictObject({ ...CurrentPassword, code: Code }),
  output: RecoveryCodes,
  status: 200,
  problems: ['wrong-password', 'wrong-code', 'second-factor-inactive', 'too-many-sign-ins', 'busy'],
})

export const stepUp = contract({
  ...own,
  id: 'accounts.step-up',
  method: 'POST',
  path: '/api/v1/me/step-up',
  summary: 'Show the second factor again, as administration asks every twelve hours',
  input: z.strictObject({ code: Code }),
  output: z.object({ valid_until: Instant }),
  status: 200,
  problems: ['wrong-code', 'second-factor-inactive', 'too-many-sign-ins'],
})

/** The form's: the session gets a new name. */
export const stepUpHere = contract({
  ...stepUp,
  id: 'accounts.step-up-here',
  input: z.strictObject({ code: Code, next: z.string().max(2_000).optional() }),
  output: Session,
})
