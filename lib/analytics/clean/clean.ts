import type { Options } from '../options.ts'
import { origin, type RawSeries, type Series } from '../series.ts'
import { fillGaps } from './gaps.ts'
import { findOutliers } from './outliers.ts'

/**
 * Makes a series to calculate with out of what the file says. Outliers are only marked (`flag`), set to the fence that they
 * lie beyond (`winsorize`), or taken out (`remove`); then gaps are filled. Zero is a statement about periods without rows,
 * so a value that was taken out never becomes zero: it is interpolated, or dropped where gaps are.
 *
 * Pure: the raw series stays as it is, and is kept beside the values, so that other options can be tried on it.
 *
 * @example cleanSeries(raw, { missing: 'interpolate', outliers: 'winsorize' }).values
 */
export function cleanSeries(raw: RawSeries, options: Pick<Options, 'missing' | 'outliers'>): Series {
  const values = raw.values.slice()
  const origins = new Uint8Array(values.length)
  const outliers = new Uint8Array(values.length)
  const found = findOutliers(raw)
  if (options.missing === 'zero') fillGaps(values, origins, 'zero')
  for (const [at, bound] of found) {
    outliers[at] = 1
    if (options.outliers === 'flag') continue
    values[at] = options.outliers === 'remove' ? Number.NaN : bound
    if (options.outliers === 'winsorize') origins[at] = origin.winsorized
  }
  fillGaps(values, origins, options.missing === 'drop' ? 'drop' : 'interpolate')
  return { ...raw, values, observed: raw.values, origins, outliers }
}
