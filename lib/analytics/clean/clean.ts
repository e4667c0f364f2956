import type { Options } from '../options.ts'
import type { RawSeries, Series } from '../series.ts'
import { fillGaps } from './gaps.ts'

/** Makes a series to calculate with out of what the file says. Pure: the raw series stays as it is. */
export function cleanSeries(raw: RawSeries, options: Pick<Options, 'missing' | 'outliers'>): Series {
  const values = raw.values.slice()
  const origins = new Uint8Array(values.length)
  fillGaps(values, origins, options.missing)
  return { ...raw, values, observed: raw.values, origins, outliers: new Uint8Array(values.length) }
}
