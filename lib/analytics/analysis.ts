import { createHash } from 'node:crypto'
import { answerSeries, type SeriesAnswer } from './answer.ts'
import { defaultLimits, type Limits, type Options } from './options.ts'
import { toSeries } from './profile/aggregate.ts'
import { lastPeriodIsPartial } from './profile/partial.ts'
import { type Reading, read } from './read/read.ts'

export type Warning =
  | Reading['warnings'][number]
  | 'frequency-coarser-than-asked'
  | 'last-period-partial'
  | 'byte-order-mark-removed'

/** What `analyze` answers, as it goes over the wire, but for the run's id and time. Every number is finite or null. */
export type Analysis = {
  input: {
    filename: string
    format: Reading['input']['format']
    encoding: Reading['input']['encoding']
    delimiter: Reading['input']['delimiter']
    bytes: number
    sha256: string
    rows_read: number
    rows_used: number
    rows_rejected: number
    rejected: Reading['input']['rejected']
    rejected_by_reason: Reading['input']['rejectedByReason']
    columns: { date: string; category: string | null; value: string; found: string[] }
    date_order: Reading['input']['dateOrder']
    decimal: Reading['input']['decimal']
  }
  series: SeriesAnswer[]
  warnings: { code: Warning; detail: string }[]
}

const wording: Record<Warning, string> = {
  'encoding-guessed': 'The file is not UTF-8; it was read as windows-1252. Check names with accents.',
  'category-column-guessed': 'No column is named like a category; the text column that repeats most was taken.',
  'value-column-guessed': 'No column is named like a value; the numeric column that varies most was taken.',
  'frequency-coarser-than-asked': 'The dates are coarser than the frequency asked for; their own was used.',
  'last-period-partial': 'The last period ends after the last date of the file, so its value may still grow.',
  'byte-order-mark-removed': 'The file began with a byte order mark, which was taken off.',
}

/**
 * The whole module in one call: bytes in, understanding out. Pure: the same bytes and options give the same answer, bit
 * for bit, in any thread. Throws `Refusal` where there is nothing to analyse.
 *
 * @example analyzeBytes(bytes, 'ekspor.csv', defaultOptions).series[0].trend
 */
export function analyzeBytes(
  bytes: Uint8Array,
  filename: string,
  options: Options,
  limits: Limits = defaultLimits,
): Analysis {
  const { input, observations, precisions, warnings } = read(bytes, options, limits)
  const { series, coarsened } = toSeries(observations, precisions, options, limits)
  const codes: Warning[] = [
    ...(input.bom ? (['byte-order-mark-removed'] as const) : []),
    ...warnings,
    ...(coarsened ? (['frequency-coarser-than-asked'] as const) : []),
    ...(lastPeriodIsPartial(observations, precisions, series, options) ? (['last-period-partial'] as const) : []),
  ]
  return {
    input: {
      filename: printable(filename),
      format: input.format,
      encoding: input.encoding,
      delimiter: input.delimiter,
      bytes: bytes.byteLength,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      rows_read: input.rowsRead,
      rows_used: input.rowsUsed,
      rows_rejected: input.rowsRejected,
      rejected: input.rejected,
      rejected_by_reason: input.rejectedByReason,
      columns: input.columns,
      date_order: input.dateOrder,
      decimal: input.decimal,
    },
    series: series.map((one) => withoutNegativeZero(answerSeries(one, options))),
    warnings: codes.map((code) => ({ code, detail: wording[code] })),
  }
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

/** A name as it may be stored, shown and downloaded: no folders, no controls, not endless. */
function printable(filename: string): string {
  const name = filename.toWellFormed().split(/[\\/]/).at(-1) ?? ''
  const clean = [...name].filter((char) => (char.codePointAt(0) as number) >= 32 && char !== '\u007f').join('')
  return clean.slice(0, 200) || 'data'
}
