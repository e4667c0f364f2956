import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { afterEach, expect, it } from 'vitest'
import type { SharedLog } from '#lib/rate-limit/shared-log.ts'
import type { Rule } from '#lib/rate-limit/store.ts'

let n = 0
const fresh = () => `test:${process.pid}:${++n}`

type Seen = { sentAt: number; answeredAt: number; admitted: boolean }

/** Hits are kept to the millisecond, and count for no less than the window. */
const RESOLUTION_MS = 1

/** A hit happened at some moment between question and answer: only what is wrong at each of them is a mistake. */
export function mistakes(hits: Seen[], { limit, windowMs }: Rule): string[] {
  return hits.flatMap((hit, i) => {
    const before = hits.slice(0, i).filter((it) => it.admitted)
    const surely = before.filter((it) => hit.answeredAt - it.sentAt < windowMs).length
    const perhaps = before.filter((it) => hit.sentAt - it.answeredAt <= windowMs + RESOLUTION_MS).length
    if (hit.admitted && surely >= limit) return [`hit ${i} is one too many in its window`]
    if (!hit.admitted && perhaps < limit) return [`hit ${i} was refused with room left`]
    return []
  })
}

/** What every log must do, wherever it keeps its hits. */
export function isExact(shared: () => SharedLog, { degraded = false } = {}) {
  afterEach(() => expect(shared().degraded).toBe(degraded)) // else it were another log that had been tried

  it('S55: no window holds more than the limit, and nothing is refused that has room, whatever the arrivals', async () => {
    const arrivals = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 90 })), {
      minLength: 5,
      maxLength: 30,
    })
    const rules = fc.record({ limit: fc.integer({ min: 1, max: 6 }), windowMs: fc.integer({ min: 40, max: 160 }) })
    await fc.assert(
      fc.asyncProperty(rules, arrivals, async (rule, pauses) => {
        const bucket = fresh()
        const hits: Seen[] = []
        for (const pause of pauses) {
          if (pause > 0) await sleep(pause)
          const sentAt = performance.now()
          const { admitted } = await shared().hit(bucket, rule)
          hits.push({ sentAt, answeredAt: performance.now(), admitted })
        }
        expect(mistakes(hits, rule)).toEqual([])
      }),
      { numRuns: 12 },
    )
  })

  it('S55: of many at once exactly the limit is let in', async () => {
    const [bucket, other, rule] = [fresh(), fresh(), { limit: 10, windowMs: 60_000 }]
    const hits = await Promise.all(Array.from({ length: 60 }, () => shared().hit(bucket, rule)))
    const admitted = hits.filter((it) => it.admitted)
    expect(admitted.map((it) => it.remaining).sort((a, b) => b - a)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0])
    expect((await shared().hit(other, rule)).remaining).toBe(9)
  })

  it('S56: a retry after exactly the time that is told succeeds, and a moment earlier it does not', async () => {
    const [bucket, rule] = [fresh(), { limit: 3, windowMs: 400 }]
    const first = await shared().hit(bucket, rule)
    expect(first.waitMs).toBeGreaterThan(350)
    for (let i = 0; i < 2; i++) await shared().hit(bucket, rule)
    const refused = await shared().hit(bucket, rule)
    const toldAt = performance.now()
    expect(refused).toMatchObject({ admitted: false, remaining: 0 })
    expect(refused.waitMs).toBeGreaterThan(0)
    expect(refused.waitMs).toBeLessThanOrEqual(401)
    await sleep(refused.waitMs - 60)
    const early = await shared().hit(bucket, rule)
    if (performance.now() < toldAt + refused.waitMs - 20) expect(early.admitted).toBe(false)
    while (performance.now() < toldAt + refused.waitMs) await sleep(1)
    expect((await shared().hit(bucket, rule)).admitted).toBe(true)
  })

  it('looking counts nothing, and what is forgotten begins anew', async () => {
    const [bucket, rule] = [fresh(), { limit: 2, windowMs: 60_000 }]
    await shared().hit(bucket, rule)
    for (let i = 0; i < 5; i++)
      expect(await shared().peek(bucket, rule)).toMatchObject({ admitted: true, remaining: 1 })
    await shared().hit(bucket, rule)
    expect(await shared().peek(bucket, rule)).toMatchObject({ admitted: false, remaining: 0 })
    await shared().forget(bucket)
    expect(await shared().hit(bucket, rule)).toMatchObject({ admitted: true, remaining: 1 })
  })

  it('a limit that is lowered or raised counts what was let in before', async () => {
    const bucket = fresh()
    for (let i = 0; i < 4; i++) await shared().hit(bucket, { limit: 5, windowMs: 60_000 })
    expect((await shared().hit(bucket, { limit: 3, windowMs: 60_000 })).admitted).toBe(false)
    expect(await shared().hit(bucket, { limit: 6, windowMs: 60_000 })).toMatchObject({ admitted: true, remaining: 1 })
  })
}
