import type { Limits, Options } from '../options.ts'
import { findColumns } from './columns.ts'
import type { Precision } from './date.ts'
import type { DateOrder } from './date-column.ts'
import type { Rejected, RejectReason } from './rejections.ts'
import { openSource, type Source } from './source.ts'
import { type Observations, Table } from './table.ts'
import { decodeText, type Encoding } from './text.ts'

export type Reading = {
  observations: Observations
  /** How fine the dates are written: `2024-08` cannot become a daily series. */
  precisions: ReadonlySet<Precision>
  input: {
    format: Source['format']
    encoding: Encoding
    bom: boolean
    delimiter: Source['delimiter']
    rowsRead: number
    rowsUsed: number
    rowsRejected: number
    rejected: Rejected[]
    rejectedByReason: Partial<Record<RejectReason, number>>
    columns: { date: string; category: string | null; value: string; found: string[] }
    dateOrder: DateOrder
    decimal: 'point' | 'comma'
  }
  warnings: ('encoding-guessed' | 'category-column-guessed' | 'value-column-guessed')[]
}

/**
 * Reads a whole file: bytes in, three numbers per used row out, and an account of every other row
 * (`rowsRead = rowsUsed + rowsRejected`). Nothing is typed by guessing: the value column alone becomes numbers, the date
 * column alone dates, categories stay the text they are.
 *
 * Throws `Refusal` where the file as a whole cannot be understood.
 *
 * @example read(new TextEncoder().encode('date,value\n2024-01,5'), defaultOptions, defaultLimits).input.rowsUsed // 1
 */
export function read(bytes: Uint8Array, options: Options, limits: Limits): Reading {
  const { text, encoding, bom } = decodeText(bytes)
  const source = openSource(text, limits)
  const columns = findColumns(source, options)
  const table = new Table(columns, source.columns.length, limits)
  source.scan((row) => {
    table.add(row)
    return undefined
  })
  const { observations, dateOrder, decimal, precisions } = table.finish(options)
  const nameOf = (at: number) => source.columns[at] ?? ''
  return {
    observations,
    precisions,
    input: {
      format: source.format,
      encoding,
      bom,
      delimiter: source.delimiter,
      rowsRead: table.rowsRead,
      rowsUsed: observations.days.length,
      rowsRejected: table.rejections.total,
      rejected: table.rejections.list(),
      rejectedByReason: Object.fromEntries(table.rejections.counts),
      columns: {
        date: nameOf(columns.date),
        category: columns.category === null ? null : nameOf(columns.category),
        value: nameOf(columns.value),
        found: source.columns,
      },
      dateOrder,
      decimal,
    },
    warnings: [
      ...(encoding === 'windows-1252' ? (['encoding-guessed'] as const) : []),
      ...columns.guessed.map((which) => `${which}-column-guessed` as const),
    ],
  }
}
