import { describe, expect, it } from 'vitest'
import { LeastSquares } from './least-squares.ts'
import { loess } from './loess.ts'

describe('LeastSquares', () => {
  it('solves a linear regression', () => {
    // y = 2 + 3x + e, e orthogonal to both columns: (1, −2, 1).
    const y = Float64Array.of(2 + 1, 5 - 2, 8 + 1)
    const found = new Float64Array(2)
    const rest = new LeastSquares(2, 3).minimise(
      ([a, b], out) => out.set(y.map((value, x) => value - (a as number) - (b as number) * x)),
      found,
      3,
      Number.POSITIVE_INFINITY,
      1e-14,
    )
    expect(found[0]).toBeCloseTo(2, 6)
    expect(found[1]).toBeCloseTo(3, 6)
    expect(rest).toBeCloseTo(6, 9)
  })

  it('finds the valley of Rosenbrock from the wrong side', () => {
    const found = Float64Array.of(-1.2, 1)
    const rest = new LeastSquares(2, 2).minimise(
      ([x, y], out) => {
        out[0] = 10 * ((y as number) - (x as number) ** 2)
        out[1] = 1 - (x as number)
      },
      found,
      2,
      10,
      1e-14,
    )
    expect(rest).toBeLessThan(1e-10)
    expect(found[0]).toBeCloseTo(1, 4)
  })

  it('stays within bounds', () => {
    const found = Float64Array.of(0)
    new LeastSquares(1, 1).minimise(([x], out) => out.fill((x as number) - 9), found, 1, 2, 1e-9)
    expect(found[0]).toBe(2)
  })
})

describe('loess', () => {
  it('leaves a line as it is, also beyond its ends, and averages by degree 0', () => {
    const line = Float64Array.from({ length: 20 }, (_, t) => 3 * t - 4)
    const out = new Float64Array(22)
    loess(line, 20, 7, 1, 2, 1, out)
    out.forEach((value, i) => {
      expect(value).toBeCloseTo(3 * (i - 1) - 4, 9)
    })
    const flat = new Float64Array(20)
    loess(line, 20, 7, 0, 1, 0, flat)
    // In the middle neighbours balance; at the ends they lie on one side.
    expect(flat[10]).toBeCloseTo(26, 9)
    expect(flat[0]).toBeGreaterThan(-4)
  })
})
