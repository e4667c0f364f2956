import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { postgresStore } from '#lib/rate-limit/postgres-store.ts'
import { SharedLog } from '#lib/rate-limit/shared-log.ts'
import { isExact } from './exactness.ts'

const options = { instances: 1, longestWindowMs: 3_600_000 }
const log = new SharedLog(postgresStore(), options)
const owner = new pg.Client({ connectionString: process.env.TEST_OWNER_URL })
beforeAll(() => owner.connect())
afterAll(async () => {
  await Promise.all([log.close(), owner.end()])
})

describe('with the log in Postgres', () => {
  isExact(() => log)

  it('S55: a second process stands in the same line', async () => {
    const second = new SharedLog(postgresStore(), options)
    const rule = { limit: 30, windowMs: 60_000 }
    const hits = await Promise.all(
      Array.from({ length: 100 }, (_, i) => (i % 2 ? log : second).hit('two processes', rule)),
    )
    expect(hits.filter((it) => it.admitted)).toHaveLength(30)
    await second.close()
  })

  it('a bucket whose hits have left the window is swept, another one stays', async () => {
    await log.hit('over', { limit: 5, windowMs: 10 })
    await log.hit('running', { limit: 5, windowMs: 60_000 })
    const left = async () => {
      await log.sweep()
      const { rows } = await owner.query("select bucket from rate_limits where bucket in ('over', 'running')")
      return rows
    }
    await expect.poll(left).toEqual([{ bucket: 'running' }])
  })

  it('S57: while a bucket hangs, each process decides for itself; afterwards what it let in is counted', async () => {
    const rule = { limit: 20, windowMs: 60_000 }
    const slow = new SharedLog(postgresStore(), { ...options, instances: 2 })
    for (let i = 0; i < 6; i++) await slow.hit('hanging', rule)
    await owner.query('begin')
    await owner.query("select from rate_limits where bucket = 'hanging' for update")
    const without = await Promise.all(Array.from({ length: 12 }, () => slow.hit('hanging', rule)))
    expect(without.filter((it) => it.admitted)).toHaveLength(7) // its half of the 14 that were left
    expect(slow.degraded).toBe(true)
    await owner.query('rollback')
    await expect.poll(() => slow.degraded, { timeout: 10_000 }).toBe(false)
    await expect.poll(async () => (await log.peek('hanging', rule)).remaining).toBe(20 - 6 - 7)
    await slow.close()
  })

  it('a bucket that is never empty goes on after weeks', async () => {
    const rule = { limit: 3, windowMs: 60_000 }
    for (let i = 0; i < 2; i++) await log.hit('for weeks', rule)
    const weeks = "interval '24 days'"
    const aged = `update rate_limits set since = since - ${weeks}, hits = array(
      select hit + (extract(epoch from ${weeks}) * 1000)::int from unnest(hits) hit) where bucket = 'for weeks'`
    await owner.query(aged)
    const hits = [await log.hit('for weeks', rule), await log.hit('for weeks', rule)]
    expect(hits.map(({ admitted }) => admitted)).toEqual([true, false])
    const { rows } = await owner.query(
      "select since > now() - interval '1 minute' as anew from rate_limits where bucket = 'for weeks'",
    )
    expect(rows).toEqual([{ anew: true }])
  })

  it('keeps no more than the hits of the window, and nothing of it is logged for recovery', async () => {
    const rule = { limit: 50, windowMs: 30 }
    for (let i = 0; i < 120; i++) await log.hit('short', rule)
    const { rows } = await owner.query("select cardinality(hits) as kept from rate_limits where bucket = 'short'")
    expect(rows[0].kept).toBeLessThanOrEqual(50)
    const { rows: tables } = await owner.query("select relpersistence from pg_class where relname = 'rate_limits'")
    expect(tables).toEqual([{ relpersistence: 'u' }])
  })
})
