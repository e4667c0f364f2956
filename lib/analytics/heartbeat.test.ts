import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Progress } from './analysis.ts'
import { startHeartbeat } from './heartbeat.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function start(write: (progress: Progress) => Promise<boolean>) {
  const [gone, failed] = [vi.fn(), vi.fn()]
  return {
    gone,
    failed,
    heartbeat: startHeartbeat({ write, onGone: gone, onError: failed, beatMs: 500, renewMs: 2_000 }),
  }
}

it('writes what is newest, twice a second at the most, however often it is told', async () => {
  const written: number[] = []
  const { heartbeat } = start(async ({ share }) => written.push(share) > 0)
  for (let n = 1; n <= 100; n++) {
    heartbeat.tell({ stage: 'reading', share: n / 100 })
    await vi.advanceTimersByTimeAsync(10)
  }
  expect(written).toEqual([0.5, 1])
})

it('writes nothing where nothing has changed, until the lease wants renewing', async () => {
  const write = vi.fn(async () => true)
  start(write)
  await vi.advanceTimersByTimeAsync(1_900)
  expect(write).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(4_600)
  expect(write).toHaveBeenCalledTimes(3)
})

it('never writes twice at once, and not after its end', async () => {
  let underWay = 0
  let most = 0
  const write = async () => {
    most = Math.max(most, ++underWay)
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    underWay--
    return true
  }
  const { heartbeat } = start(write)
  for (let n = 0; n < 20; n++) {
    heartbeat.tell({ stage: 'models', share: n / 20 })
    await vi.advanceTimersByTimeAsync(500)
  }
  expect(most).toBe(1)
  const ended = heartbeat.end()
  await vi.advanceTimersByTimeAsync(3_000)
  await ended
  expect(underWay).toBe(0)
  heartbeat.tell({ stage: 'models', share: 1 })
  await vi.advanceTimersByTimeAsync(10_000)
  expect(underWay).toBe(0)
})

it('says once that nobody waits any more, and goes on after a failure', async () => {
  const write = vi
    .fn<() => Promise<boolean>>()
    .mockRejectedValueOnce(new Error('the database is away'))
    .mockResolvedValueOnce(false)
  const { heartbeat, gone, failed } = start(write)
  heartbeat.tell({ stage: 'reading', share: 0 })
  await vi.advanceTimersByTimeAsync(500)
  expect(failed).toHaveBeenCalledOnce()
  await vi.advanceTimersByTimeAsync(500)
  expect(gone).toHaveBeenCalledOnce()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(write).toHaveBeenCalledTimes(2)
})
