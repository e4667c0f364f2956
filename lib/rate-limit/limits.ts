import 'server-only'
import { type Ratelimit as Limiter, Ratelimit } from '@upstash/ratelimit'
import { env } from '../env.ts'
import type { Policy } from './bucket.ts'
import { postgresStore } from './postgres-store.ts'
import { redisStore } from './redis-store.ts'
import { SharedLog } from './shared-log.ts'
import type { Hit, Rule, Store } from './store.ts'
import { upstashStore } from './upstash-store.ts'

export const ruleOf = (policy: Policy): Rule =>
  ({
    general: { limit: env.RATE_LIMIT_GENERAL, windowMs: env.RATE_LIMIT_GENERAL_SECONDS * 1000 },
    auth: { limit: env.RATE_LIMIT_AUTH, windowMs: env.RATE_LIMIT_AUTH_SECONDS * 1000 },
    api: { limit: env.RATE_LIMIT_API, windowMs: env.RATE_LIMIT_API_SECONDS * 1000 },
  })[policy]

const policies: Policy[] = ['general', 'auth', 'api']

export type Limits = { log: SharedLog; limiters: Record<Policy, Limiter> }

/** Redis where one is named, else Upstash, else the database that is there anyway. */
function chooseStore(): Store {
  if (env.REDIS_URL) return redisStore(env.REDIS_URL)
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = env
  return url && token ? upstashStore(url, token) : postgresStore()
}

export function makeLimits(store = chooseStore()): Limits {
  const log = new SharedLog(store, {
    instances: env.RATE_LIMIT_INSTANCES ?? env.WEB_CONCURRENCY,
    longestWindowMs: Math.max(...policies.map((policy) => ruleOf(policy).windowMs)),
  })
  const limiters = Object.fromEntries(policies.map((policy) => [policy, limiter(policy, ruleOf(policy), log)]))
  return { log, limiters: limiters as Limits['limiters'] }
}

/** On globalThis: the middleware and the doors are bundled apart, and must share what this process knows. */
const holder = globalThis as { pintarLimits?: Limits }
export const limits = (): Limits => {
  holder.pintarLimits ??= makeLimits()
  return holder.pintarLimits
}

/** The library's frame around our own exact log: it calls no Redis by itself, keeps nothing and never lets in by default. */
const limiter = (policy: Policy, rule: Rule, log: SharedLog): Limiter =>
  new Ratelimit({
    redis: unused,
    prefix: policy,
    timeout: 0,
    ephemeralCache: false,
    analytics: false,
    enableTelemetry: false,
    limiter: () => ({
      limit: async (_, bucket) => ({ ...inItsWords(rule, await log.hit(bucket, rule)), pending: Promise.resolve() }),
      getRemaining: async (_, bucket) => inItsWords(rule, await log.peek(bucket, rule)),
      resetTokens: (_, bucket) => log.forget(bucket),
    }),
  })

const inItsWords = ({ limit }: Rule, { admitted, remaining, waitMs }: Hit) => ({
  success: admitted,
  limit,
  remaining,
  reset: Date.now() + waitMs,
})

const nobody = async (): Promise<never> => {
  throw new Error('the log has its own connection')
}
const unused = { evalsha: nobody, get: nobody, set: nobody }
