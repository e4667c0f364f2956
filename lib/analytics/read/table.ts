import type { Limits, Options } from '../options.ts'
import { Refusal } from '../refusal.ts'
import type { Columns } from './columns.ts'
import type { DateReason } from './date.ts'
import { DateColumn, type DateOrder } from './date-column.ts'
import { growableFloats, growableInts } from './growable.ts'
import { inRange, type NumberReason, readNumber } from './number.ts'
import { listedMax, Rejections, type RejectReason } from './rejections.ts'
import type { Row } from './row.ts'
import { numberWording, settle, type Votes } from './settle.ts'

type Decimal = 'point' | 'comma'
type Doubt = Exclude<DateOrder, 'serial'> | Decimal

/** What remains of a file: three numbers a row. `series[i]` indexes `categories`; days count from 1970-01-01. */
export type Observations = {
  categories: string[]
  series: Int32Array
  days: Int32Array
  values: Float64Array
}

/**
 * Takes rows in, in one pass, keeping both readings of what is not yet settled; `finish` settles each column as a whole
 * and turns the rest into rejected rows. Rows taken in = rows used + rows rejected, by construction: `add` either rejects
 * or stores, `finish` either uses or rejects what is stored.
 */
export class Table {
  rowsRead = 0
  readonly rejections = new Rejections()
  readonly dates = new DateColumn()
  private readonly categoryIds = new Map<string, number>()
  private readonly categories: string[] = []
  private readonly lines = growableInts()
  private readonly dateIds = growableInts()
  private readonly series = growableInts()
  private readonly points = growableFloats()
  private readonly commas = growableFloats()
  private readonly votes: Votes = { first: 0, second: 0, both: 0 }
  private readonly doubts = new Map<Doubt, number>()
  private readonly excerpts = new Map<number, string>()
  private readonly columns: Columns
  private readonly width: number
  private readonly limits: Limits

  constructor(columns: Columns, width: number, limits: Limits) {
    this.columns = columns
    this.width = width
    this.limits = limits
  }

  add(row: Row): void {
    this.rowsRead++
    if (this.rowsRead > this.limits.rowsMax)
      throw new Refusal('too-many-rows', `The file has more than ${this.limits.rowsMax} rows, the limit.`)
    const reason = this.place(row)
    if (reason !== null) this.rejections.add(row, reason)
  }

  /** Stores a row, or says why it cannot be used under any reading. */
  private place(row: Row): RejectReason | null {
    if (row.broken !== null) return row.broken
    if (row.width !== -1 && row.width !== this.width) return isBlank(row) ? 'empty-row' : 'ragged-row'

    const dateId = this.dates.add(textOf(row.cell(this.columns.date)))
    const dateReason = this.dates.reason(dateId)
    if (dateReason !== null) return this.whyNoDate(row, dateReason)

    const value = readValue(row.cell(this.columns.value))
    if (value.reason !== null) return value.reason

    const series = this.seriesOf(this.columns.category === null ? 'value' : row.cell(this.columns.category))
    if (series === null) return 'category-unreadable'
    this.store(row, dateId, value.point, value.comma, series)
    return null
  }

  finish(options: Options) {
    const { order, shown } = this.dates.settle(options.dateOrder)
    const decimal = this.settleDecimal(options.decimal)
    const count = this.lines.length
    const series = new Int32Array(count)
    const days = new Int32Array(count)
    const values = new Float64Array(count)
    const column = decimal === 'comma' ? this.commas : this.points
    let used = 0
    for (let at = 0; at < count; at++) {
      const day = this.dates.day(this.dateIds.at(at), order)
      const value = column.at(at)
      if (Number.isNaN(day) || Number.isNaN(value)) {
        const reason = Number.isNaN(day) ? 'date-not-in-calendar' : 'value-unreadable'
        this.rejections.addLate(this.lines.at(at), reason, this.excerpts.get(at) ?? '')
        continue
      }
      series[used] = this.series.at(at)
      days[used] = day
      values[used++] = value
    }
    const observations: Observations = {
      categories: this.categories,
      series: series.subarray(0, used),
      days: days.subarray(0, used),
      values: values.subarray(0, used),
    }
    return { observations, dateOrder: shown, decimal, precisions: this.precisions(order) }
  }

  private store(row: Row, dateId: number, point: number, comma: number, series: number): void {
    const at = this.lines.length
    this.lines.push(row.line)
    this.dateIds.push(dateId)
    this.points.push(point)
    this.commas.push(comma)
    this.series.push(series)
    if (Number.isNaN(comma)) {
      this.votes.first++
      this.note('comma', at, row)
    } else if (Number.isNaN(point)) {
      this.votes.second++
      this.note('point', at, row)
    } else if (point !== comma) this.votes.both++
    if (this.dates.isDoubtful(dateId))
      for (const order of ['dmy', 'mdy'] as const)
        if (Number.isNaN(this.dates.day(dateId, order))) this.note(order, at, row)
    if (Number.isNaN(this.dates.day(dateId, 'ymd'))) this.note('ymd', at, row)
  }

  /** Keeps the text of rows that one convention would reject: the first hundred of each, for the list. */
  private note(doubt: Doubt, at: number, row: Row): void {
    const noted = this.doubts.get(doubt) ?? 0
    if (noted >= listedMax) return
    this.doubts.set(doubt, noted + 1)
    this.excerpts.set(at, row.excerpt())
  }

  private settleDecimal(asked: Options['decimal']): Decimal {
    if (asked !== 'auto') return asked
    return settle(this.votes, 'ambiguous-number', numberWording) === 'second' ? 'comma' : 'point'
  }

  private seriesOf(cell: unknown): number | null {
    const name = cell === null || cell === undefined ? '' : typeof cell === 'object' ? null : String(cell)
    if (name === null || !name.isWellFormed() || name.includes('\0')) return null
    const known = this.categoryIds.get(name)
    if (known !== undefined) return known
    if (this.categories.length >= this.limits.seriesMax)
      throw new Refusal(
        'too-many-series',
        `The category column has more than ${this.limits.seriesMax} different values, the limit. Is it the right column?`,
        'category_column',
      )
    this.categoryIds.set(name, this.categories.length)
    return this.categories.push(name) - 1
  }

  private whyNoDate(row: Row, reason: DateReason): RejectReason {
    if (isBlank(row)) return 'empty-row'
    for (const at of [this.columns.date, this.columns.category])
      if (at !== null && totalWords.has(textOf(row.cell(at)).trim().toLowerCase())) return 'total-row'
    return reason
  }

  private precisions(order: DateOrder) {
    const found = new Set<ReturnType<DateColumn['precision']>>()
    for (let at = 0; at < this.dateIds.length; at++)
      if (!Number.isNaN(this.dates.day(this.dateIds.at(at), order)))
        found.add(this.dates.precision(this.dateIds.at(at)))
    return found
  }
}

const totalWords = new Set(['total', 'grand total', 'subtotal', 'sub total', 'jumlah', 'total keseluruhan'])

function isBlank(row: Row): boolean {
  if (row.width === -1) return false
  for (let at = 0; at < row.width; at++) if (textOf(row.cell(at)).trim() !== '') return false
  return true
}

const textOf = (cell: unknown): string =>
  typeof cell === 'string' ? cell : typeof cell === 'number' ? String(cell) : ''

function readValue(cell: unknown): { point: number; comma: number; reason: NumberReason | null } {
  if (typeof cell === 'string') return readNumber(cell)
  if (cell === null || cell === undefined) return { point: Number.NaN, comma: Number.NaN, reason: 'value-missing' }
  if (typeof cell !== 'number') return { point: Number.NaN, comma: Number.NaN, reason: 'value-unreadable' }
  if (!inRange(cell)) return { point: cell, comma: cell, reason: 'value-out-of-range' }
  return { point: cell, comma: cell, reason: null }
}
