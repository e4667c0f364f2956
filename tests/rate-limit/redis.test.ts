import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { redisStore } from '#lib/rate-limit/redis-store.ts'
import { SharedLog } from '#lib/rate-limit/shared-log.ts'
import { upstashStore } from '#lib/rate-limit/upstash-store.ts'
import { isExact } from './exactness.ts'
import { needsRedis, Redis, withoutRedis } from './redis.ts'
import { startUpstash } from './upstash-server.ts'

// What is exact must not depend on how busy this machine is.
Object.assign(process.env, { RATE_LIMIT_TIMEOUT_MS: '5000' })
const options = { instances: 1, longestWindowMs: 3_600_000 }

describe.skipIf(withoutRedis)(needsRedis('with a real Redis'), () => {
  let redis: Redis
  beforeAll(async () => {
    redis = await Redis.start()
  })
  afterAll(() => redis.stop())

  describe('over its own protocol', () => {
    let log: SharedLog
    beforeAll(() => {
      log = new SharedLog(redisStore(redis.url), options)
    })
    afterAll(() => log.close())

    isExact(() => log)

    it('S55: a second process stands in the same line', async () => {
      const second = new SharedLog(redisStore(redis.url), options)
      const rule = { limit: 30, windowMs: 60_000 }
      const hits = await Promise.all(
        Array.from({ length: 100 }, (_, i) => (i % 2 ? log : second).hit('two processes', rule)),
      )
      expect(hits.filter((it) => it.admitted)).toHaveLength(30)
      await second.close()
    })

    it('a bucket is gone from Redis when its last hit has left the window', async () => {
      await log.hit('passing', { limit: 5, windowMs: 50 })
      await expect.poll(() => redis.ask((client) => client.exists('passing'))).toBe(0)
    })

    it('a script that Redis has forgotten is sent again', async () => {
      await redis.ask((client) => client.scriptFlush())
      expect((await log.hit('flushed', { limit: 1, windowMs: 60_000 })).admitted).toBe(true)
      expect((await log.hit('flushed', { limit: 1, windowMs: 60_000 })).admitted).toBe(false)
      expect(log.degraded).toBe(false)
    })
  })

  describe('over Upstash’s REST protocol', () => {
    let log: SharedLog
    let upstash: Awaited<ReturnType<typeof startUpstash>>
    beforeAll(async () => {
      upstash = await startUpstash(redis.url, 'upstash-token')
      log = new SharedLog(upstashStore(upstash.url, 'upstash-token'), options)
    })
    afterAll(async () => {
      await log.close()
      await upstash.stop()
    })

    isExact(() => log)

    it('asks once for each hit', async () => {
      const before = upstash.commands.length
      await log.hit('once', { limit: 5, windowMs: 60_000 })
      expect(upstash.commands.slice(before)).toEqual(['evalsha'])
      expect(log.degraded).toBe(false)
    })

    it('a token that is no good is no open door', async () => {
      const refused = new SharedLog(upstashStore(upstash.url, 'wrong'), options)
      const hits = []
      for (let i = 0; i < 4; i++) hits.push(await refused.hit('refused', { limit: 3, windowMs: 60_000 }))
      expect(hits.map((it) => it.admitted)).toEqual([true, true, true, false])
      expect(refused.degraded).toBe(true)
      await refused.close()
    })
  })
})

describe('with nothing that answers', () => {
  const log = new SharedLog(redisStore('redis://127.0.0.1:1'), options)
  afterAll(() => log.close())

  isExact(() => log, { degraded: true })
})
