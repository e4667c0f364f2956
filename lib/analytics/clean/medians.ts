/** Median of an ascending list between two positions; NaN of none. */
export function middle(sorted: ArrayLike<number>, from = 0, to = sorted.length): number {
  const half = (to - from) >> 1
  const upper = sorted[from + half] as number
  if (to <= from) return Number.NaN
  return (to - from) % 2 === 1 ? upper : (sorted[from + half - 1] as number) / 2 + upper / 2
}

export const median = (values: ArrayLike<number>): number => middle(Float64Array.from(values).sort())

/** Value below which a share of an ascending list lies, between the two nearest (type 7 of Hyndman & Fan 1996). */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const at = (sorted.length - 1) * share
  const below = sorted[Math.floor(at)] as number
  const above = sorted[Math.ceil(at)] as number
  return below + (above - below) * (at - Math.floor(at))
}

/**
 * Median of the `half` values before each value, itself, and the `half` after it (Tukey 1977): follows a level and a jump
 * of it, but no single value. At the ends the window is as long as there are values.
 */
export function runningMedian(values: Float64Array, half: number): Float64Array {
  const window = Array.from(values.subarray(0, half)).sort((a, b) => a - b)
  return values.map((_, at) => {
    const entering = values[at + half]
    const leaving = values[at - half - 1]
    if (leaving !== undefined) window.splice(positionIn(window, leaving), 1)
    if (entering !== undefined) window.splice(positionIn(window, entering), 0, entering)
    return middle(window)
  })
}

/** First position of an ascending list whose value is not below. */
function positionIn(sorted: readonly number[], value: number): number {
  let from = 0
  let to = sorted.length
  while (from < to) {
    const half = (from + to) >> 1
    if ((sorted[half] as number) < value) from = half + 1
    else to = half
  }
  return from
}
