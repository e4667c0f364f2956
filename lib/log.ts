import pino from 'pino'
import { env } from './env.ts'

/** One JSON object a line on stdout. What could be a secret is masked wherever it stands. */
function create() {
  return pino({
    level: env.LOG_LEVEL,
    base: undefined,
    messageKey: 'msg',
    timestamp: () => `,"ts":"${new Date().toISOString()}"`,
    formatters: { level: (level) => ({ level }) },
    redact: {
      paths: ['password', 'token', 'key', 'secret', 'authorization', 'cookie'].flatMap((name) => [name, `*.${name}`]),
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
