import { createHash } from 'node:crypto'
import { answerSeries } from './answer.ts'
import { cleanSeries } from './clean/clean.ts'
import { compareSeries } from './comparison.ts'
import type { AnalyticsRun, Stage } from './contract.ts'
import { defaultLimits, type Limits, type Options } from './options.ts'
import { printable } from './printable.ts'
import { toSeries } from './profile/aggregate.ts'
import { lastPeriodIsPartial } from './profile/partial.ts'
import { type ByteSource, fromBytes } from './read/byte-source.ts'
import { read } from './read/read.ts'
import type { RawSeries } from './series.ts'
import { type WarningCode, worded } from './warnings.ts'

/** What `analyze` answers, as it goes over the wire, but for what a stored run adds. Every number is finite or null. */
export type Analysis = Pick<AnalyticsRun, 'input' | 'series' | 'comparison' | 'warnings'>
export type Progress = { stage: Stage; share: number }

/**
 * The whole module in one call: bytes in, understanding out. Pure: the same bytes and options give the same answer, bit
 * for bit, in any thread. `onProgress` hears at most a hundred times what share of a stage is done. `sha256` saves a pass
 * over the bytes where it is known. Throws `Refusal` where there is nothing to analyse.
 *
 * @example analyze(fromFile('/tmp/upload'), 'ekspor.csv', defaultOptions).series[0].trend
 */
export function analyze(
  source: ByteSource,
  filename: string,
  options: Options,
  limits: Limits = defaultLimits,
  onProgress?: (progress: Progress) => void,
  sha256: string = digestOf(source),
): Analysis {
  const reading = read(source, options, limits, (share) => onProgress?.({ stage: 'reading', share }))
  const { input, warnings } = reading
  const { series, coarsened } = toSeries(reading, options, limits)
  const codes: WarningCode[] = [
    ...warnings,
    ...(coarsened ? (['frequency-coarser-than-asked'] as const) : []),
    ...(options.missing !== 'drop' && series.some(isMostlyFilled) ? (['mostly-filled'] as const) : []),
    ...(lastPeriodIsPartial(reading, series, options) ? (['last-period-partial'] as const) : []),
  ]
  return {
    input: {
      filename: filenameOf(filename),
      format: input.format,
      encoding: input.encoding,
      delimiter: input.delimiter,
      bytes: source.size,
      sha256,
      rows_read: input.rowsRead,
      rows_used: input.rowsUsed,
      rows_rejected: input.rowsRejected,
      cells_rejected: input.cellsRejected,
      rejected: input.rejected,
      rejected_by_reason: input.rejectedByReason,
      layout: input.layout,
      columns: input.columns,
      date_order: input.dateOrder,
      decimal: input.decimal,
    },
    ...analyzeSeries(series, options, onProgress),
    warnings: worded(codes),
  }
}

/** So many periods without a row that what is said of the series rests on filled ones. */
const filledMax = 0.2
const isMostlyFilled = ({ values }: RawSeries) =>
  values.filter((value) => Number.isNaN(value)).length > filledMax * values.length

/** The same for bytes at hand. */
export const analyzeBytes = (bytes: Uint8Array, filename: string, options: Options, limits: Limits = defaultLimits) =>
  analyze(fromBytes(bytes), filename, options, limits)

/**
 * Everything after reading: cleans, describes and forecasts each series and compares them. With `rawSeriesOf` a stored
 * answer is analysed again with other options, without the file.
 */
export function analyzeSeries(
  series: readonly RawSeries[],
  options: Options,
  onProgress?: (progress: Progress) => void,
): Pick<Analysis, 'series' | 'comparison'> {
  let told = -1
  const cleaned = series.map((one) => cleanSeries(one, options))
  const answers = cleaned.map((one, at) => {
    const percent = Math.floor((100 * at) / cleaned.length)
    if (percent > told) onProgress?.({ stage: 'models', share: percent / 100 })
    told = percent
    return withoutNegativeZero(answerSeries(one, options))
  })
  onProgress?.({ stage: 'models', share: 1 })
  return { series: answers, comparison: withoutNegativeZero(compareSeries(cleaned, options.aggregate)) }
}

function digestOf(source: ByteSource): string {
  const hash = createHash('sha256')
  for (const chunk of source.chunks()) hash.update(chunk)
  return hash.digest('hex')
}

/** JSON knows one zero, and people read `-0` as a mistake. Changes the answer in place. */
function withoutNegativeZero<T>(answer: T): T {
  if (typeof answer !== 'object' || answer === null) return answer
  const fields = answer as Record<string, unknown>
  for (const [name, value] of Object.entries(fields)) {
    if (Object.is(value, -0)) fields[name] = 0
    else withoutNegativeZero(value)
  }
  return answer
}

/** A file's name as it may be stored, shown and downloaded: no folders, nothing unseen, not endless. */
export const filenameOf = (filename: string): string =>
  printable(filename.split(/[\\/]/).at(-1) ?? '', 200).trim() || 'data'
