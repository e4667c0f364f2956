import pg from 'pg'
import { afterEach, expect, it, vi } from 'vitest'
import { db } from '#db/client.ts'
import { users } from '#db/schema/index.ts'
import { env } from '../env.ts'
import { every } from './schedule.ts'

const DRAINING = Symbol.for('pintar.draining')
afterEach(() => Reflect.deleteProperty(globalThis, DRAINING))

const asksTheDatabase = () => db.$count(users)

it('is done by one of two instances at a time, again and again, and by neither once they drain', async () => {
  let [underWay, most, turns] = [0, 0, 0]
  const work = async () => {
    most = Math.max(most, ++underWay)
    await asksTheDatabase()
    underWay--
    if (++turns === 20) Reflect.set(globalThis, DRAINING, true)
  }
  every(1, 'count', work)
  vi.resetModules() // a schedule of its own, as another process has
  const other = await import('./schedule.ts')
  other.every(1, 'count', work)
  await expect.poll(() => turns).toBeGreaterThanOrEqual(20)
  for (let i = 0; i < 50; i++) await asksTheDatabase()
  expect(turns).toBeLessThanOrEqual(21) // the other had perhaps begun
  expect(most).toBe(1)
})

it('leaves the work to an instance that is at it, and takes over when that one dies', async () => {
  const other = new pg.Client({ connectionString: env.DATABASE_URL })
  await other.connect()
  other.on('error', () => undefined)
  await other.query("begin; select pg_advisory_xact_lock(hashtextextended('job inherit', 0))")
  let [turns, looks] = [0, 0]
  every(5, 'inherit', async () => turns++)
  every(5, 'another name', async () => looks++)
  await expect.poll(() => looks).toBeGreaterThan(3)
  expect(turns).toBe(0)
  await other.end()
  await expect.poll(() => turns).toBeGreaterThan(0)
})

it('tries again after a failure', async () => {
  let turns = 0
  every(1, 'stumble', async () => {
    if (++turns === 1) throw new Error('not today')
  })
  await expect.poll(() => turns).toBeGreaterThan(1)
})

it('begins any number of jobs on a pool of two connections, without a failure', async () => {
  const holder = globalThis as { pintarDatabase?: object }
  const usual = holder.pintarDatabase
  Reflect.deleteProperty(holder, 'pintarDatabase')
  vi.stubEnv('DATABASE_POOL_MAX', '2')
  vi.resetModules()
  const [schedule, client] = await Promise.all([import('./schedule.ts'), import('#db/client.ts')])
  let [begun, ended] = [0, 0]
  for (let i = 0; i < 5; i++)
    schedule.every(3_600_000, `crowd ${i}`, async () => {
      begun++
      await client.db.$count(users)
      ended++
    })
  await expect.poll(() => begun, { timeout: 10_000 }).toBe(5)
  await expect.poll(() => ended).toBe(5)
  vi.unstubAllEnvs()
  holder.pintarDatabase = usual ?? {}
})
