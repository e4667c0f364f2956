import 'server-only'
import { createHash } from 'node:crypto'
import { createClient } from '@redis/client'
import { env } from '../env.ts'
import { HIT, RESTORE, readHit, usOf } from './script.ts'
import type { Rule, Store } from './store.ts'

const CHANNEL = 'rate-limit'
const digests = new Map([HIT, RESTORE].map((script) => [script, createHash('sha1').update(script).digest('hex')]))

/** The log in a Redis that is reached over its own protocol. */
export function redisStore(url: string): Store {
  let client: ReturnType<typeof connection> | undefined

  async function run(script: string, key: string, args: string[]): Promise<unknown> {
    if (!client?.isReady) throw new Error('no connection to Redis')
    const options = { keys: [key], arguments: args }
    try {
      return await client.evalSha(digests.get(script) ?? '', options)
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error
      return client.eval(script, options)
    }
  }

  const ask = async (bucket: string, { limit, windowMs }: Rule, id: string) =>
    readHit((await run(HIT, bucket, [`${limit}`, usOf(windowMs), id, CHANNEL])) as number[])

  return {
    timeoutMs: env.RATE_LIMIT_TIMEOUT_MS,
    async open({ seen, lost }) {
      client?.destroy() // whatever still hangs in it is over
      const opened = connection(url)
      client = opened
      opened.on('error', (error) => opened === client && lost(error))
      await opened.connect()
      await opened.subscribe(CHANNEL, (message) => {
        const [count = '', bucket = ''] = message.split(' ', 2)
        seen(bucket, Number(count))
      })
      await opened.ping()
    },
    hit: ask,
    peek: (bucket, rule) => ask(bucket, rule, ''),
    async restore(bucket, { windowMs }, hits) {
      await run(RESTORE, bucket, [usOf(windowMs), CHANNEL, ...hits.flatMap(({ id, ageMs }) => [id, usOf(ageMs)])])
    },
    forget: async (bucket) => void (await client?.del(bucket)),
    sweep: async () => undefined, // each key says itself when it ends
    async close() {
      client?.destroy()
      client = undefined
    },
  }
}

/** It never connects again by itself: what to do after a loss is decided in one place, and not here. */
const connection = (url: string) =>
  createClient({ url, RESP: 3, disableOfflineQueue: true, socket: { reconnectStrategy: false } })
