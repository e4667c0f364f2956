import { describe, expect, it } from 'vitest'
import { minimise } from './optimise.ts'

const at = (x: Float64Array, axis: number) => x[axis] as number

describe('minimise', () => {
  it('finds the bottom of the valley of Rosenbrock (1960), (1, 1)', () => {
    const { x, value } = minimise(
      (p) => 100 * (at(p, 1) - at(p, 0) ** 2) ** 2 + (1 - at(p, 0)) ** 2,
      Float64Array.of(-1.2, 1),
      Float64Array.of(0.5, 0.5),
      { tolerance: 1e-14 },
    )
    expect(value).toBeLessThan(1e-8)
    expect(at(x, 0)).toBeCloseTo(1, 3)
    expect(at(x, 1)).toBeCloseTo(1, 3)
  })

  it('finds the minimum of the function of Powell (1962) in four variables, 0', () => {
    const { value } = minimise(
      (p) =>
        (at(p, 0) + 10 * at(p, 1)) ** 2 +
        5 * (at(p, 2) - at(p, 3)) ** 2 +
        (at(p, 1) - 2 * at(p, 2)) ** 4 +
        10 * (at(p, 0) - at(p, 3)) ** 4,
      Float64Array.of(3, -1, 0, 1),
      Float64Array.of(1, 1, 1, 1),
      { evaluations: 2000, tolerance: 1e-14 },
    )
    expect(value).toBeLessThan(1e-6)
  })

  it('stays inside bounds that are said by Infinity, and takes NaN for outside', () => {
    const bounded = (outside: number) =>
      minimise((p) => (at(p, 0) < 2 ? outside : at(p, 0)), Float64Array.of(5), Float64Array.of(1)).x
    expect(at(bounded(Number.POSITIVE_INFINITY), 0)).toBeCloseTo(2, 4)
    expect([...bounded(Number.NaN)]).toEqual([...bounded(Number.POSITIVE_INFINITY)])
  })

  it('stops after so many evaluations, and leaves the start as it was', () => {
    const start = Float64Array.of(10, 10)
    let calls = 0
    const { evaluations } = minimise(
      (p) => {
        calls++
        return at(p, 0) ** 2 + at(p, 1) ** 2
      },
      start,
      Float64Array.of(1, 1),
      { evaluations: 20, tolerance: 0 },
    )
    expect(evaluations).toBe(calls)
    // A step that was begun is ended.
    expect(calls).toBeLessThan(20 + 4)
    expect([...start]).toEqual([10, 10])
  })
})
