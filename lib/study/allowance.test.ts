import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allowance } from './allowance.ts'

const rule = { attempts: 3, coolingHours: 24 }
const at = (hour: number) => new Date(Date.UTC(2026, 10, 22) + hour * 3_600_000)

describe('attempts and their pause', () => {
  it.each([
    ['nothing tried yet', [], 0, 3, null],
    ['one of three', [0], 1, 2, null],
    ['all three: a day from the last', [0, 1, 5], 6, 0, 29],
    ['a moment before the day is over', [0, 1, 5], 28.99, 0, 29],
    ['the day is over: three again', [0, 1, 5], 29, 3, null],
    ['a pause gives back what was not used up', [0, 1], 26, 3, null],
    ['a pause between attempts counts as well', [0, 30, 31], 32, 1, null],
    ['in whatever order they are told', [5, 0, 1], 6, 0, 29],
  ])('%s', (_, submitted, now, left, again) => {
    const found = allowance(rule, submitted.map(at), at(now))
    expect(found).toEqual({ left, againAt: again === null ? null : at(again) })
  })

  it('whenever none is left it says when, and from then on all are back', () => {
    const hours = fc.array(fc.integer({ min: 0, max: 240 }), { maxLength: 12 })
    fc.assert(
      fc.property(hours, fc.integer({ min: 1, max: 5 }), (submitted, attempts) => {
        const held = { attempts, coolingHours: 24 }
        const now = at(Math.max(0, ...submitted))
        const { left, againAt } = allowance(held, submitted.map(at), now)
        expect(left === 0).toBe(againAt !== null)
        if (againAt) {
          expect(againAt.getTime()).toBeGreaterThan(now.getTime())
          expect(allowance(held, submitted.map(at), againAt)).toEqual({ left: attempts, againAt: null })
        }
      }),
    )
  })
})
