import type { Options } from '../options.ts'
import { origin } from '../series.ts'

/**
 * Gives each period without a value (NaN) what `missing` asks for, in place: `interpolate` a straight line between its
 * neighbours, `zero` nothing was sold, `drop` no value at all. `origins` says afterwards which is which.
 *
 * A grid starts and ends with values; where cleaning took one of those away, the nearest value is carried outwards.
 *
 * @example fillGaps(values, origins, 'interpolate') // [10, NaN, 30] becomes [10, 20, 30]
 */
export function fillGaps(values: Float64Array, origins: Uint8Array, missing: Options['missing']): void {
  if (missing === 'interpolate') {
    interpolate(values, origins)
    return
  }
  values.forEach((value, at) => {
    if (!Number.isNaN(value)) return
    if (missing === 'zero') values[at] = 0
    origins[at] = missing === 'zero' ? origin.zero : origin.dropped
  })
}

function interpolate(values: Float64Array, origins: Uint8Array): void {
  let before = -1
  for (let at = 0; at <= values.length; at++) {
    if (at < values.length && Number.isNaN(values[at])) continue
    for (let gap = before + 1; gap < at; gap++) {
      values[gap] = between(values, before, at, gap)
      origins[gap] = origin.interpolated
    }
    before = at
  }
}

function between(values: Float64Array, before: number, after: number, at: number): number {
  const start = values[before] ?? (values[after] as number)
  const end = values[after] ?? start
  return start + ((end - start) * (at - before)) / (after - before)
}
