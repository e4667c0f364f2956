import type { Preview } from '../contract.ts'
import { defaultLimits, type Frequency, type Limits, type Options } from '../options.ts'
import { frequenciesOf } from '../profile/aggregate.ts'
import { Refusal } from '../refusal.ts'
import { worded } from '../warnings.ts'
import type { ByteSource } from './byte-source.ts'
import { type Found, findColumns } from './columns.ts'
import { withWholeDate } from './date-parts.ts'
import { openText } from './encoding.ts'
import { Memory } from './memory.ts'
import { namesOf, warningsOf } from './read.ts'
import { excerptOf, type Row } from './row.ts'
import { openSource, type Source } from './source.ts'
import { type Convention, Table } from './table.ts'

/** Rows shown, and characters of each cell. */
const shownRows = 20
const shownCell = 100

type Question = Preview['questions'][number]

/**
 * What a file would be read as, from its beginning: the same reading as `read`, but where the content does not decide, the
 * answer holds the question instead of failing; while a column is unknown, rows are counted, neither used nor rejected. With `complete: false` the last row, which may be half a row, is left out.
 *
 * Throws `Refusal` only where there are no columns to ask about: `empty-file`, `unsupported-file`, `invalid-json`,
 * `bad-header`, `too-many-columns`.
 *
 * @example previewOf(fromBytes(new TextEncoder().encode('date,value\n03/04/2024,5')), defaultOptions).questions
 * // [{ problem: 'ambiguous-date', field: 'date_order', … }]
 */
export function previewOf(
  file: ByteSource,
  options: Options,
  limits: Limits = defaultLimits,
  { complete }: { complete: boolean } = { complete: true },
): Preview {
  const memory = new Memory(limits.memoryMax)
  const text = openText(file, complete)
  const source = openSource(text, { limits, memory, complete })
  const found = findColumns(source, options)
  const rows = withWholeDate(source, found.parts)
  const questions = found.problems.map(questionOf)
  const { categories, ...seen } = tryRead(rows, found, options, limits, memory, questions)
  return {
    format: rows.format,
    encoding: text.encoding,
    delimiter: rows.delimiter,
    layout: found.layout,
    columns: namesOf(rows, found),
    rows: firstRows(rows),
    ...seen,
    complete,
    questions,
    warnings: worded(warningsOf(text, found, categories)),
  }
}

const questionOf = ({ refusal, field, message }: Refusal): Question => ({
  problem: refusal,
  field: field ?? null,
  detail: message,
})

type Seen = Pick<Preview, 'date_order' | 'decimal' | 'frequency' | 'rows_read' | 'rows_used' | 'rows_rejected'> &
  Pick<Preview, 'cells_rejected' | 'rejected' | 'series'> & { categories: readonly string[] }

const nothing = { date_order: null, decimal: null, frequency: null, rejected: [], series: 0, categories: [] }

/** Reads as far as the questions allow, and adds those that come up on the way. */
function tryRead(
  rows: Source,
  found: Found,
  options: Options,
  limits: Limits,
  memory: Memory,
  questions: Question[],
): Seen {
  const ask = <T>(work: () => T): T | null => {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      questions.push(questionOf(error))
      return null
    }
  }
  const { date } = found
  const none = { ...nothing, rows_read: 0, rows_used: 0, rows_rejected: 0, cells_rejected: 0 }
  if (date === null || found.values.length === 0) return { ...none, rows_read: countRows(rows) }
  const table = ask(() => new Table({ ...found, date }, rows.columns, limits, memory))
  if (!table) return { ...none, rows_read: countRows(rows) }
  ask(() =>
    rows.scan((row) => {
      table.add(row)
      return undefined
    }),
  )
  const orders = ask(() => table.settleDates(options.dateOrder))
  const decimal = ask(() => table.settleDecimal(options.decimal))
  // An open question is answered one way to count what either way would use; what depends on it is not told.
  const convention: Convention = { ...(orders ?? { order: 'dmy', shown: 'dmy' }), decimal: decimal ?? 'point' }
  const reading = table.finish(convention)
  const { rejections } = table.ledger
  return {
    date_order: orders?.shown ?? null,
    decimal,
    frequency: orders && reading.days.day.length > 0 ? commonest(frequenciesOf(reading, options).frequencies) : null,
    rows_read: table.rowsRead,
    rows_used: table.rowsRead - rejections.rows,
    rows_rejected: rejections.rows,
    cells_rejected: rejections.cells,
    rejected: rejections.list(),
    series: new Set(reading.days.series).size,
    categories: reading.categories,
  }
}

function countRows(rows: Source): number {
  let count = 0
  rows.scan(() => {
    count++
    return undefined
  })
  return count
}

function commonest(frequencies: readonly Frequency[]): Frequency | null {
  const counts = new Map<Frequency, number>()
  for (const frequency of frequencies) counts.set(frequency, (counts.get(frequency) ?? 0) + 1)
  return [...counts].reduce<[Frequency | null, number]>((best, one) => (one[1] > best[1] ? one : best), [null, 0])[0]
}

function firstRows(source: Source): string[][] {
  const shown: string[][] = []
  source.scan((row) => {
    if (isShown(row, source)) shown.push(source.columns.map((_, at) => excerptOf(row.text(at) ?? '', shownCell)))
    return shown.length < shownRows ? undefined : false
  })
  return shown
}

const isShown = (row: Row, { columns }: Source) =>
  row.broken === null && (row.width === -1 || row.width === columns.length)
