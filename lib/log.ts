import pino from 'pino'
import { env } from './env.ts'

/** A failed query says its parameters in its message, and those may be anybody's: its cause and its text are enough. */
function describeError(error: unknown) {
  const cause = error instanceof Error && 'query' in error && error.cause instanceof Error ? error.cause : error
  if (!(cause instanceof Error)) return { message: String(cause) }
  return {
    type: cause.name,
    message: cause.message,
    ...('code' in cause && { code: cause.code }),
    ...(cause !== error && { query: Reflect.get(error as Error, 'query') }),
    stack: cause.stack,
  }
}

const secretNames = [
  ...['password', 'current_password', 'new_password', 'token', 'access_token', 'refresh_token', 'key', 'secret'],
  ...['authorization', 'cookie', 'totp', 'seed', 'recovery_codes'],
]

/** One JSON object a line on stdout. What could be a secret is masked wherever it stands. */
function create() {
  return pino({
    level: env.LOG_LEVEL,
    base: undefined,
    messageKey: 'msg',
    timestamp: () => `,"ts":"${new Date().toISOString()}"`,
    formatters: { level: (level) => ({ level }) },
    serializers: { err: describeError },
    redact: {
      paths: secretNames.flatMap((name) => [name, `*.${name}`]),
      censor: '[redacted]',
    },
  })
}

let logger: ReturnType<typeof create> | undefined
/** Made at first use, like the environment it reads. */
export const log = new Proxy({} as ReturnType<typeof create>, {
  get(_, name) {
    logger ??= create()
    const value = Reflect.get(logger, name)
    return typeof value === 'function' ? value.bind(logger) : value
  },
})
