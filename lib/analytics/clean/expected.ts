import { median, middle } from './medians.ts'

/** Neighbours looked at on each side. */
const reach = 5

/**
 * What its neighbours say a value should be. `central` is the median of those on both sides. `nearest` is that, the median
 * of those before it or of those after it, whichever is nearest to the value; near an end also the value on a robust line
 * through the neighbours. To be far from `nearest` a value must disagree with its past *and* its future, which the first
 * value of a new level does not. The value itself has no say, so that it cannot pull the measure towards itself.
 */
export function expectedFromNeighbours(values: Float64Array): { central: Float64Array; nearest: Float64Array } {
  const n = values.length
  const window = new SmallWindow(2 * reach)
  const central = new Float64Array(n)
  const nearest = values.map((value, at) => {
    const before = window.medianOf(values, Math.max(0, at - reach), at)
    const after = window.medianOf(values, at + 1, Math.min(n, at + 1 + reach))
    const inside = at >= reach && at + reach < n
    const both = inside ? window.medianOf(values, at - reach, at + 1 + reach, at) : lineAt(values, at)
    central[at] = both
    let best = both
    for (const candidate of [before, after]) if (Math.abs(value - candidate) < Math.abs(value - best)) best = candidate
    return best
  })
  return { central, nearest }
}

/** Sorts few values by insertion in a place of its own: a new array for each would cost more than the sorting. */
class SmallWindow {
  readonly #sorted: Float64Array
  constructor(size: number) {
    this.#sorted = new Float64Array(size)
  }

  /** Median of `values[from … to)` without the one at `except`; NaN of none. */
  medianOf(values: Float64Array, from: number, to: number, except = -1): number {
    const sorted = this.#sorted
    let count = 0
    for (let at = from; at < to; at++) {
      if (at === except) continue
      const value = values[at] as number
      let slot = count++
      for (; slot > 0 && (sorted[slot - 1] as number) > value; slot--) sorted[slot] = sorted[slot - 1] as number
      sorted[slot] = value
    }
    return middle(sorted, 0, count)
  }
}

/** The line through the nearest other values, with the median of all slopes between two of them (Theil 1950, Sen 1968). */
function lineAt(values: Float64Array, at: number): number {
  const n = values.length
  const from = Math.max(0, Math.min(at - reach, n - 1 - 2 * reach))
  const to = Math.min(n, from + 2 * reach + 1)
  const slopes: number[] = []
  for (let i = from; i < to; i++)
    for (let j = i + 1; j < to; j++)
      if (i !== at && j !== at) slopes.push(((values[j] as number) - (values[i] as number)) / (j - i))
  const slope = median(slopes)
  const rests: number[] = []
  for (let i = from; i < to; i++) if (i !== at) rests.push((values[i] as number) - slope * (i - at))
  return median(rests)
}
