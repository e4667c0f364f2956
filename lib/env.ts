import { z } from 'zod'

/** A secret that somebody chose, not one that a template left behind. */
const secret = z
  .string()
  .min(32, 'needs at least 32 characters from a random source, e.g. `openssl rand -base64 48`')
  .refine(
    (value) => new Set(value).size > 8 && !/change.?me|placeholder|example|secret/i.test(value),
    'is a placeholder',
  )

const seconds = (fallback: number) => z.coerce.number().int().positive().default(fallback)
const count = seconds
/** Of a rate limit: no longer than its log can tell instants apart. */
const window = (fallback: number) =>
  z.coerce
    .number()
    .int()
    .min(1)
    .max(10 * 86_400)
    .default(fallback)

/** "id:base64, id:base64" of 256-bit keys: the first encrypts, all decrypt. */
export const DataKeys = z.string().transform((text, ctx) => {
  const keys = text.split(',').map((entry) => {
    const [id = '', base64 = ''] = entry.trim().split(':')
    return { id, key: Buffer.from(base64, 'base64') }
  })
  const usable = keys.every(
    ({ id, key }) => /^[A-Za-z0-9_-]{1,40}$/.test(id) && key.length === 32 && new Set(key).size > 8,
  )
  const different = (values: string[]) => new Set(values).size === values.length
  if (usable && different(keys.map(({ id }) => id)) && different(keys.map(({ key }) => key.toString('hex'))))
    return keys
  ctx.addIssue(
    'is not a list of keys like `id:base64`, each of 32 random bytes (`openssl rand -base64 32`) and with its own id',
  )
  return z.NEVER
})

const TokenKey = z.looseObject({
  kid: z.string().min(1),
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  d: z.string().optional(),
})

const RSA_BITS_MIN = 2048

/** The id of one becomes the end of an address, where its public half is found. */
const CredentialKey = z.looseObject({
  kid: z.string().regex(/^[A-Za-z0-9_-]{1,60}$/),
  kty: z.literal('RSA'),
  n: z.string().refine((n) => Buffer.from(n, 'base64url').length * 8 >= RSA_BITS_MIN),
  e: z.string(),
  d: z.string().optional(),
})

/** A JSON Web Key Set as a text: the first of its keys can sign, and no two have the same name. */
const keySet = <K extends typeof TokenKey | typeof CredentialKey>(key: K, of: string) => {
  const Keys = z.object({ keys: z.array(key).min(1) })
  const usable = (keys: readonly { kid: string; d?: string | undefined }[]) =>
    keys[0]?.d !== undefined && new Set(keys.map(({ kid }) => kid)).size === keys.length
  return z.string().transform((text, ctx) => {
    try {
      const set = Keys.parse(JSON.parse(text))
      if (usable(set.keys)) return set
    } catch {}
    ctx.addIssue(`is not a JSON Web Key Set of ${of} keys, each with its own kid, the first of them private`)
    return z.NEVER
  })
}

const Environment = z
  .object({
    NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
    APP_ENV: z.enum(['demo', 'development', 'production', 'test']).optional(),
    APP_URL: z.url({ protocol: /^https?$/ }).default('http://localhost:3000'),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),

    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
    /** Two at least: a background job holds one while its work uses another. */
    DATABASE_POOL_MAX: z.coerce.number().int().min(2).default(10),

    AUTH_SECRET: secret,
    REFRESH_SECRET: secret,
    API_KEY_PEPPER: secret,
    /** Private keys as a JWKS: the first signs, all verify. */
    TOKEN_KEYS: keySet(TokenKey, 'Ed25519'),

    /** The same for credentials, which outlive every rotation: a key that signs no more stays, without its private half. */
    CREDENTIAL_KEYS: keySet(CredentialKey, 'RSA (2048 bits or more)'),

    /** For what is encrypted at rest; see lib/auth/encryption.ts. */
    DATA_KEYS: DataKeys,

    /** Whether administrators must have a second factor. Unset: where real people are served. */
    ADMIN_MFA: z.enum(['required', 'optional']).optional(),
    ADMIN_MFA_SECONDS: seconds(12 * 3_600),
    SIGN_IN_FAILURES_MAX: count(5),
    SIGN_IN_WINDOW_SECONDS: seconds(900),

    ACCESS_TOKEN_SECONDS: seconds(900),
    REFRESH_TOKEN_SECONDS: seconds(7 * 86_400),
    REFRESH_FAMILY_SECONDS: seconds(30 * 86_400),
    REFRESH_GRACE_SECONDS: seconds(10),
    SESSION_SECONDS: seconds(30 * 86_400),
    SESSION_IDLE_SECONDS: seconds(7 * 86_400),
    ADMIN_SESSION_SECONDS: seconds(12 * 3_600),
    ADMIN_SESSION_IDLE_SECONDS: seconds(30 * 60),
    EMAIL_TOKEN_SECONDS: seconds(900),

    /** How long the answer to a request with an Idempotency-Key is kept. */
    IDEMPOTENCY_SECONDS: seconds(86_400),
    /** How long such a request may be under way before it is taken for dead; longer than the longest analysis waits and runs. */
    IDEMPOTENCY_LOCK_SECONDS: seconds(180),

    /** Where the end of the audit chain is written down each minute, besides the log. */
    AUDIT_ANCHOR_FILE: z.string().optional(),

    /** Where mail lands as .eml files when no SMTP_URL is set. */
    MAIL_DIR: z.string().optional(),
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    SMTP_TIMEOUT_MS: count(10_000),
    MAIL_FROM: z.string().default('Pintar Ekspor <no-reply@localhost>'),
    /** Where people report a mistake in a lesson. */
    CONTACT_EMAIL: z.string().default('kontak@localhost'),

    RATE_LIMIT_GENERAL: count(100),
    RATE_LIMIT_GENERAL_SECONDS: window(60),
    RATE_LIMIT_AUTH: count(20),
    RATE_LIMIT_AUTH_SECONDS: window(60),
    RATE_LIMIT_API: count(1000),
    RATE_LIMIT_API_SECONDS: window(3_600),
    /** How long a request waits for Redis before it is counted in its own process. */
    RATE_LIMIT_TIMEOUT_MS: count(100),
    /** Processes that share the limits while Redis is gone. Unset: those of this machine. */
    RATE_LIMIT_INSTANCES: z.coerce.number().int().positive().optional(),
    WEB_CONCURRENCY: count(1),
    REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
    UPSTASH_REDIS_REST_URL: z.url({ protocol: /^https?$/ }).optional(),
    UPSTASH_REDIS_REST_TOKEN: z.string().optional(),
    /** Origins of other sites whose pages may call the API. */
    CORS_ORIGINS: z
      .string()
      .default('')
      .transform((list) => list.split(',').flatMap((it) => it.trim() || []))
      .refine((list) => list.every((it) => URL.parse(it)?.origin === it), 'lists origins such as https://shop.example'),
    METRICS_PORT: z.coerce.number().int().min(1).max(65_000).optional(),

    ANALYTICS_BYTES_MAX: count(50 * 1024 * 1024),
    ANALYTICS_COLUMNS_MAX: count(501),
    /** Bytes of one cell. */
    ANALYTICS_CELL_MAX: count(8_192),
    /** Periods of all series of one file together, gaps included: what an answer may hold. */
    ANALYTICS_POINTS_MAX: count(200_000),
    /** Bytes that one analysis may hold in memory. */
    ANALYTICS_MEMORY_MAX: count(512 * 1024 * 1024),
    /** Analyses of one person that may be under way at once, waiting ones included. */
    ANALYTICS_RUNNING_MAX: count(4),
    /** How long stored analyses are kept; 0: for good. */
    ANALYTICS_RUN_DAYS: z.coerce.number().int().min(0).default(365),
    /** Where uploads lie while they are worked on. Unset: a private folder in the system's place for temporary files. */
    UPLOADS_DIR: z.string().optional(),
    /** Bytes of uploads that one process has on disk at once. */
    UPLOADS_BYTES_HELD_MAX: count(1024 * 1024 * 1024),
    /** How long an upload may pause. */
    UPLOADS_IDLE_MS: count(30_000),
    ANALYTICS_ROWS_MAX: count(2_000_000),
    ANALYTICS_SERIES_MAX: count(500),
    /** How long an analysis may run for whom waits for its answer, and wait for a thread before that. */
    ANALYTICS_TIMEOUT_MS: count(30_000),
    /** How long it may run after `Prefer: respond-async`, where nobody waits. */
    ANALYTICS_JOB_TIMEOUT_MS: count(300_000),
    ANALYTICS_WORKERS: count(2),
    ANALYTICS_QUEUE: count(8),
  })
  .superRefine((env, ctx) => {
    if (env.UPSTASH_REDIS_REST_URL && !env.UPSTASH_REDIS_REST_TOKEN)
      ctx.addIssue({ code: 'custom', path: ['UPSTASH_REDIS_REST_TOKEN'], message: 'belongs to UPSTASH_REDIS_REST_URL' })
    const secrets = [env.AUTH_SECRET, env.REFRESH_SECRET, env.API_KEY_PEPPER]
    if (new Set(secrets).size < secrets.length)
      ctx.addIssue({ code: 'custom', path: ['AUTH_SECRET'], message: 'equals another secret; each needs its own' })
    if (!env.MAIL_DIR && !env.SMTP_URL && env.NODE_ENV === 'production')
      ctx.addIssue({
        code: 'custom',
        path: ['SMTP_URL'],
        message: 'is needed to send mail (or MAIL_DIR to collect it)',
      })
  })
  .transform((env) => {
    // However it is started: what runs as production and is no demo serves real people.
    const APP_ENV = env.APP_ENV ?? (env.NODE_ENV === 'production' ? 'production' : 'development')
    const real = APP_ENV === 'production' || (env.NODE_ENV === 'production' && APP_ENV !== 'demo')
    return { ...env, APP_ENV, ADMIN_MFA: env.ADMIN_MFA ?? (real ? ('required' as const) : ('optional' as const)) }
  })

export type Environment = z.output<typeof Environment>

/** Throws one sentence per bad variable. Empty strings count as unset, as compose files write them. */
export function readEnvironment(source: Record<string, string | undefined>): Environment {
  const result = Environment.safeParse(Object.fromEntries(Object.entries(source).filter(([, value]) => value !== '')))
  if (result.success) return result.data
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`The environment is not usable:\n${lines.join('\n')}`)
}

/** For the start: a bad environment is refused before the first request. */
export const checkEnvironment = (): Environment => readEnvironment(process.env)

/** Read at first use: `next build` loads the modules with no environment at all. */
let cached: Environment | undefined
export const env = new Proxy({} as Environment, {
  get(_, name) {
    cached ??= readEnvironment(process.env)
    return cached[name as keyof Environment]
  },
})
