import { afterEach, describe, expect, it } from 'vitest'
import { overshoots, Processes, type Request, wronglyRefused } from './processes.ts'
import { needsRedis, Redis, withoutRedis } from './redis.ts'

// The minute of the real limits is two seconds here; everything else is as it is.
const [limit, windowSeconds] = [100, 2]
const windowMs = windowSeconds * 1000

let processes: Processes
afterEach(() => processes.stop())

const start = (env: Record<string, string> = {}, seconds = windowSeconds) =>
  Processes.start(2, { limit, windowSeconds: seconds, env: { RATE_LIMIT_TIMEOUT_MS: '100', ...env } })

const errors = (requests: Request[]) => requests.filter((it) => it.error)
const admitted = (requests: Request[]) => requests.filter((it) => it.admitted).length

/** 100 at the end of a window, then ten times as many as fit into the next one, evenly: the seam where others let in 200. */
async function crossTheSeam() {
  const first = await processes.flow(limit, 4)
  const then = await processes.flow(180, (windowMs * 2) / 180)
  return [...first, ...then]
}

function expectExact(requests: Request[]) {
  expect(errors(requests)).toEqual([])
  expect(overshoots(requests, limit, windowMs)).toEqual([])
  expect(wronglyRefused(requests, limit, windowMs)).toEqual([])
  expect(admitted(requests)).toBeGreaterThan(limit * 1.5)
  expect(admitted(requests)).toBeLessThan(requests.length)
}

describe('S55: two processes, one count', () => {
  it('in Postgres', async () => {
    processes = await start()
    expectExact(await crossTheSeam())
    expect(processes.degraded).toEqual([false, false])
  })

  it.skipIf(withoutRedis)(needsRedis('in Redis'), async () => {
    const redis = await Redis.start()
    processes = await start({ REDIS_URL: redis.url, RATE_LIMIT_TIMEOUT_MS: '2000' })
    expectExact(await crossTheSeam())
    expect(processes.degraded).toEqual([false, false])
    await redis.stop()
  })
})

describe.skipIf(withoutRedis)(needsRedis('S57: Redis goes away in the middle'), () => {
  let redis: Redis
  const begin = async () => {
    redis = await Redis.start()
    processes = await start({ REDIS_URL: redis.url })
  }
  afterEach(() => redis.stop())

  it('hanging (SIGSTOP) and back: no error, nobody waits, no window over the limit', async () => {
    await begin()
    // The bulk goes through one process: what the other one knows of it, it has only heard.
    const before = await Promise.all(Array.from({ length: 60 }, () => processes.ask(0)))
    const few = await Promise.all(Array.from({ length: 10 }, () => processes.ask(1)))
    redis.pause()
    const without = await processes.flow(300, (windowMs * 2) / 300)
    expect(processes.degraded).toEqual([true, true])
    redis.resume()
    const after = await processes.flow(400, (windowMs * 2.5) / 400)
    const requests = [...before, ...few, ...without, ...after]
    expect(errors(requests)).toEqual([])
    expect(overshoots(requests, limit, windowMs)).toEqual([])
    expect(admitted(without)).toBeGreaterThan(limit * 0.5) // it is no closed door either
    expect(processes.degraded).toEqual([false, false])
    const waited = without.filter((it) => it.answeredAt - it.sentAt > 90)
    // Only those that were under way when it stopped; the others do not even ask.
    expect(waited.length).toBeLessThan(40)
  })

  it('killed, and back at once with an empty memory: what was let in before still counts', async () => {
    const seconds = 7 // longer than it takes until Redis alone decides again
    redis = await Redis.start()
    processes = await start({ REDIS_URL: redis.url }, seconds)
    const before = await Promise.all(Array.from({ length: limit }, (_, i) => processes.ask(i % 5 ? 0 : 1)))
    expect(admitted(before)).toBe(limit)
    await redis.kill()
    await redis.begin()
    const after = await processes.flow(200, (seconds * 1000 + 1000) / 200)
    expect(processes.degraded).toEqual([false, false])
    expect(errors(after)).toEqual([])
    expect(overshoots([...before, ...after], limit, seconds * 1000)).toEqual([])
    expect(admitted(after)).toBeGreaterThan(10)
  })

  it('killed for good: the share of each process, at any time', async () => {
    await begin()
    await redis.kill()
    const requests = await processes.flow(400, (windowMs * 2) / 400)
    expect(errors(requests)).toEqual([])
    expect(overshoots(requests, limit, windowMs)).toEqual([])
    for (const by of [0, 1])
      expect(
        overshoots(
          requests.filter((it) => it.by === by),
          limit / 2,
          windowMs,
        ),
      ).toEqual([])
    expect(admitted(requests)).toBeGreaterThan(limit * 1.5)
  })

  it('a hiccup of a moment costs nobody quota that was never used', async () => {
    await begin()
    const [one] = await processes.flow(1, 1)
    expect(one?.admitted).toBe(true)
    redis.pause()
    await processes.flow(2, 1)
    await expect.poll(() => processes.degraded).toEqual([true, true])
    redis.resume()
    // A new address each time; while not all have told what they let in, one process gives no more than its share.
    let n = 0
    const burst = async () => {
      const ip = `203.0.113.${100 + n++}`
      return admitted(await Promise.all(Array.from({ length: limit + 20 }, () => processes.ask(0, ip))))
    }
    await expect.poll(burst, { timeout: 10_000, interval: 250 }).toBe(limit)
    expect((await processes.ask(0)).admitted).toBe(true)
  })
})
