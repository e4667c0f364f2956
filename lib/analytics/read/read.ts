import { defaultLimits, type Limits, type Options } from '../options.ts'
import type { Days } from '../profile/days.ts'
import type { WarningCode } from '../warnings.ts'
import type { ByteSource } from './byte-source.ts'
import { type Columns, columnsOf, type Found } from './columns.ts'
import type { Precision } from './date.ts'
import type { DateOrder } from './date-column.ts'
import { withWholeDate } from './date-parts.ts'
import type { TextSource } from './encoding.ts'
import { type Encoding, openText } from './encoding.ts'
import { Memory } from './memory.ts'
import type { Decimal, Rejected, RejectReason } from './rejections.ts'
import { openSource, type Source } from './source.ts'
import { Table } from './table.ts'
import { isTotal } from './total-words.ts'

export type Reading = {
  /** Names of the series; `days.series` indexes it. */
  categories: readonly string[]
  days: Days
  /** How fine the dates are written: `2024-08` cannot become a daily series. */
  precisions: ReadonlySet<Precision>
  input: {
    format: Source['format']
    encoding: Encoding
    delimiter: Source['delimiter']
    rowsRead: number
    rowsUsed: number
    rowsRejected: number
    /** Unusable cells of used rows; only a wide file has them. */
    cellsRejected: number
    rejected: Rejected[]
    /** Rows and cells. */
    rejectedByReason: Partial<Record<RejectReason, number>>
    layout: 'long' | 'wide'
    columns: { date: string; category: string | null; value: string | null; found: string[] }
    dateOrder: DateOrder
    decimal: Decimal
  }
  warnings: ReadingWarning[]
}
type ReadingWarning = Exclude<WarningCode, 'frequency-coarser-than-asked' | 'last-period-partial' | 'mostly-filled'>

/**
 * Reads a whole file in one pass over its bytes: sums by series and day out, and an account of every row that is not in
 * them (`rowsRead = rowsUsed + rowsRejected`). Memory grows with the series and days that occur, not with the rows.
 * Nothing is typed by guessing: the value column alone becomes numbers, the date column alone dates, categories stay the
 * text they are. `onProgress` hears the share of the bytes, 0 … 1, chunk by chunk.
 *
 * Throws `Refusal` where the file as a whole cannot be understood.
 *
 * @example read(fromBytes(new TextEncoder().encode('date,value\n2024-01,5')), defaultOptions).input.rowsUsed // 1
 */
export function read(
  source: ByteSource,
  options: Options,
  limits: Limits = defaultLimits,
  onProgress?: (share: number) => void,
): Reading {
  const memory = new Memory(limits.memoryMax)
  const text = openText(source)
  const parts = openSource(text, { limits, memory, complete: true })
  const columns = columnsOf(parts, options)
  const rows = withWholeDate(parts, columns.parts)
  const table = new Table(columns, rows.columns, limits, memory)
  rows.scan(
    (row) => {
      table.add(row)
      return undefined
    },
    onProgress && percents(source.size, onProgress),
    (bytes, from, to, delimiter) => table.addPlain(bytes, from, to, delimiter),
  )
  const convention = table.settle(options)
  const { days, categories, precisions } = table.finish(convention)
  const { rejections } = table.ledger
  return {
    categories,
    days,
    precisions,
    input: {
      format: rows.format,
      encoding: text.encoding,
      delimiter: rows.delimiter,
      rowsRead: table.rowsRead,
      rowsUsed: table.rowsRead - rejections.rows,
      rowsRejected: rejections.rows,
      cellsRejected: rejections.cells,
      rejected: rejections.list(),
      rejectedByReason: Object.fromEntries(rejections.counts),
      layout: columns.layout,
      columns: { ...namesOf(rows, columns), date: rows.columns[columns.date] ?? '' },
      dateOrder: convention.shown,
      decimal: convention.decimal,
    },
    warnings: warningsOf(text, columns, categories),
  }
}

/** Tells the share of `size` that is taken, once for each percent. */
function percents(size: number, onProgress: (share: number) => void): (taken: number) => void {
  let told = -1
  return (taken) => {
    const percent = Math.floor((100 * taken) / size)
    if (percent > told) onProgress(percent / 100)
    told = percent
  }
}

/** The names of the columns that count. */
export function namesOf(
  { columns: found }: Pick<Source, 'columns'>,
  { layout, date, category, values }: Pick<Found, 'layout' | 'date' | 'category' | 'values'>,
) {
  const nameOf = (at: number | null) => (at === null ? null : (found[at] ?? null))
  const value = layout === 'long' ? nameOf(values[0] ?? null) : null
  return { date: nameOf(date), category: nameOf(category), value, found }
}

/** What people should know about how the file was read. */
export const warningsOf = (
  { encoding, bom }: Pick<TextSource, 'encoding' | 'bom'>,
  { warnings, category }: Pick<Columns, 'warnings' | 'category'>,
  categories: readonly string[],
): ReadingWarning[] => [
  ...(bom ? (['byte-order-mark-removed'] as const) : []),
  ...(encoding === 'windows-1252' ? (['encoding-guessed'] as const) : []),
  ...warnings,
  ...(category !== null && categories.length > 1 && categories.some(isTotal) ? (['total-category'] as const) : []),
]
