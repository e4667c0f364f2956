import 'server-only'
import { Redis } from '@upstash/redis'
import { env } from '../env.ts'
import { HIT, RESTORE, readHit, usOf } from './script.ts'
import type { Rule, Store } from './store.ts'

const CHANNEL = 'rate-limit'
/** A request that hangs is let go; long before, whoever asked has decided without it. */
const GIVE_UP_MS = 5_000

/** The log in a Redis behind Upstash's REST protocol. It has no push: a process knows of a bucket what it was last answered. */
export function upstashStore(url: string, token: string): Store {
  const redis = new Redis({
    url,
    token,
    retry: false,
    automaticDeserialization: false,
    enableAutoPipelining: false,
    enableTelemetry: false,
    signal: () => AbortSignal.timeout(GIVE_UP_MS),
  })
  const hitScript = redis.createScript<number[]>(HIT)
  const restoreScript = redis.createScript<string>(RESTORE)

  const ask = async (bucket: string, { limit, windowMs }: Rule, id: string) =>
    readHit(await hitScript.exec([bucket], [`${limit}`, usOf(windowMs), id, CHANNEL]))

  return {
    timeoutMs: env.RATE_LIMIT_TIMEOUT_MS,
    open: async () => void (await redis.ping()),
    hit: ask,
    peek: (bucket, rule) => ask(bucket, rule, ''),
    async restore(bucket, { windowMs }, hits) {
      const told = hits.flatMap(({ id, ageMs }) => [id, usOf(ageMs)])
      await restoreScript.exec([bucket], [usOf(windowMs), CHANNEL, ...told])
    },
    forget: async (bucket) => void (await redis.del(bucket)),
    sweep: async () => undefined, // each key says itself when it ends
    close: async () => undefined,
  }
}
