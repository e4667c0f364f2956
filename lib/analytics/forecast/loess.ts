/**
 * Smooths equally spaced values by local polynomials of degree 0 or 1 with tricube weights over the `window` nearest
 * (Cleveland 1979), as STL does it. Evaluated at every `jump`-th position, straight lines between. `out[i]` is the smooth
 * at position `i − before`: with `before` = 1 it begins one step before the first value, and ends where `out` does.
 */
export function loess(
  y: Float64Array,
  count: number,
  window: number,
  degree: 0 | 1,
  jump: number,
  before: number,
  out: Float64Array,
): void {
  const last = out.length - 1
  for (let at = 0; at <= last; at += jump) out[at] = smoothAt(y, count, window, degree, at - before)
  const reached = last - (last % jump)
  if (reached < last) out[last] = smoothAt(y, count, window, degree, last - before)
  for (let at = 0; at < last && jump > 1; at += jump) {
    const to = Math.min(at + jump, last)
    const slope = ((out[to] as number) - (out[at] as number)) / (to - at)
    for (let i = at + 1; i < to; i++) out[i] = (out[at] as number) + slope * (i - at)
  }
}

function smoothAt(y: Float64Array, n: number, window: number, degree: 0 | 1, x: number): number {
  const left = Math.max(0, Math.min(x - ((window - 1) >> 1), n - window))
  const right = Math.min(n, left + window) - 1
  // A window longer than the data reaches further out, so that all of it weighs more evenly.
  const reach = Math.max(x - left, right - x) + Math.max(0, (window - n) >> 1)
  let weights = 0
  let sum = 0
  let centre = 0
  for (let j = left; j <= right; j++) {
    const w = tricube(Math.abs(j - x), reach)
    weights += w
    sum += w * (y[j] as number)
    centre += w * j
  }
  if (!(weights > 0)) return y[Math.max(0, Math.min(n - 1, x))] as number
  const mean = sum / weights
  if (degree === 0) return mean
  centre /= weights
  let spread = 0
  let slope = 0
  for (let j = left; j <= right; j++) {
    const w = tricube(Math.abs(j - x), reach) * (j - centre)
    spread += w * (j - centre)
    slope += w * (y[j] as number)
  }
  // Values all but at one place have no slope.
  return Math.sqrt(spread / weights) > 0.001 * (n - 1) ? mean + (slope / spread) * (x - centre) : mean
}

function tricube(distance: number, reach: number): number {
  if (distance > 0.999 * reach) return 0
  if (distance <= 0.001 * reach) return 1
  const r = distance / reach
  const u = 1 - r * r * r
  return u * u * u
}
