import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Candidate, draw, type Random } from './draw.ts'

/** Mulberry32: for each seed other numbers, and the same ones again. */
function seeded(seed: number): Random {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

const candidate = fc.record({
  source: fc.constantFrom('bank' as const, 'lesson' as const),
  lesson: fc.constantFrom('1', '2', '3', '4', '5'),
  parts: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 5 }),
  seen: fc.nat(3),
})
const pools = fc
  .array(candidate, { maxLength: 80 })
  .map((list): Candidate[] => list.map((each, n) => ({ ...each, id: `q${n}` })))
const counts = fc.integer({ min: 1, max: 40 })
const seeds = fc.integer()

describe('a draw', () => {
  it('for every seed: as many as were asked for, from the pool, none of them twice', () => {
    fc.assert(
      fc.property(pools, counts, seeds, (pool, count, seed) => {
        const ids = draw(pool, count, seeded(seed)).map(({ id }) => id)
        expect(ids).toHaveLength(Math.min(count, pool.length))
        expect(new Set(ids).size).toBe(ids.length)
        expect(pool.map(({ id }) => id)).toEqual(expect.arrayContaining(ids))
      }),
    )
  })

  it('shows every option of each question once, in some order', () => {
    fc.assert(
      fc.property(pools, counts, seeds, (pool, count, seed) => {
        for (const { id, order, source } of draw(pool, count, seeded(seed))) {
          const from = pool.find((each) => each.id === id)
          expect(order.toSorted()).toEqual(from?.parts.toSorted())
          expect(source).toBe(from?.source)
        }
      }),
    )
  })

  it('is balanced: no lesson is asked twice more often than another that still has questions', () => {
    fc.assert(
      fc.property(pools, counts, seeds, (pool, count, seed) => {
        const ids = new Set(draw(pool, count, seeded(seed)).map(({ id }) => id))
        const lessons = [...Map.groupBy(pool, ({ lesson }) => lesson).values()].map((all) => ({
          taken: all.filter(({ id }) => ids.has(id)).length,
          all: all.length,
        }))
        const most = Math.max(0, ...lessons.map(({ taken }) => taken))
        for (const { taken, all } of lessons) expect(taken === all || taken >= most - 1).toBe(true)
      }),
    )
  })

  it('in each lesson takes what she has met least often', () => {
    fc.assert(
      fc.property(pools, counts, seeds, (pool, count, seed) => {
        const ids = new Set(draw(pool, count, seeded(seed)).map(({ id }) => id))
        for (const all of Map.groupBy(pool, ({ lesson }) => lesson).values()) {
          const [taken, left] = [true, false].map((is) => all.filter(({ id }) => ids.has(id) === is))
          const worst = Math.max(0, ...(taken ?? []).map(({ seen }) => seen))
          for (const { seen } of left ?? []) expect(seen).toBeGreaterThanOrEqual(worst)
        }
      }),
    )
  })

  it('puts each option first about as often as the others', () => {
    const pool: Candidate[] = [{ id: 'q', source: 'bank', lesson: '1', parts: ['a', 'b', 'c', 'd'], seen: 0 }]
    const random = seeded(7)
    const first = Array.from({ length: 4_000 }, () => draw(pool, 1, random)[0]?.order[0])
    for (const option of ['a', 'b', 'c', 'd']) {
      const times = first.filter((each) => each === option).length
      expect(times).toBeGreaterThan(900)
      expect(times).toBeLessThan(1_100)
    }
  })
})
