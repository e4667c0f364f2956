export type Stats = {
  count: number
  sum: number
  mean: number
  median: number
  /** Sample standard deviation (n − 1); null below two values. */
  std: number | null
  min: number
  max: number
  first: number
  last: number
  /** Coefficient of variation, std ÷ |mean|; null where the mean is 0 or std is. */
  cv: number | null
}

/**
 * Describes the values of one series, in the unit of the values; at least one value.
 *
 * Sums are compensated (Neumaier 1974), the variance is taken in two passes around the mean (Chan, Golub & LeVeque 1983),
 * so that large values with small differences keep their digits. The median of an even number is the mean of the middle two.
 *
 * @example describeValues([1, 2, 3, 4]) // { count: 4, sum: 10, mean: 2.5, median: 2.5, std: 1.29…, min: 1, max: 4, first: 1, last: 4, cv: 0.516… }
 */
export function describeValues(values: readonly number[]): Stats {
  const count = values.length
  if (count === 0) throw new RangeError('no values to describe')
  const total = sum(values)
  const mean = total / count
  const sorted = Float64Array.from(values).sort()
  const at = (index: number) => sorted[index] as number
  const middle = Math.floor(count / 2)
  const median = count % 2 === 1 ? at(middle) : at(middle - 1) / 2 + at(middle) / 2
  const std = count < 2 ? null : spread(values, mean, count - 1)
  return {
    count,
    sum: total,
    mean,
    median,
    std,
    min: at(0),
    max: at(count - 1),
    first: values[0] as number,
    last: values[count - 1] as number,
    cv: std === null || mean === 0 ? null : finiteOrNull(std / Math.abs(mean)),
  }
}

/** Compensated sum (Neumaier 1974): the error does not grow with the number of terms. */
export function sum(values: ArrayLike<number>): number {
  let total = 0
  let lost = 0
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number
    const next = total + value
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total
    total = next
  }
  return total + lost
}

/**
 * √(Σ (v − mean)² / divisor), corrected for what rounding left in the mean, and taken relative to the largest deviation so
 * that neither very small nor very large values leave the range of a double when squared.
 */
export function spread(values: readonly number[], mean: number, divisor: number): number {
  const deviations = values.map((value) => value - mean)
  const largest = deviations.reduce((max, d) => Math.max(max, Math.abs(d)), 0)
  if (largest === 0) return 0
  const relative = deviations.map((d) => d / largest)
  const rest = sum(relative)
  const squares = sum(relative.map((d) => d * d)) - (rest * rest) / values.length
  return largest * Math.sqrt(Math.max(0, squares) / divisor)
}

/** JSON has no Infinity and no NaN: what a ratio cannot say is null. */
export const finiteOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null)
