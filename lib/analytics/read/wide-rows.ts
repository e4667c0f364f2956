import { Buffer } from 'node:buffer'
import { Refusal } from '../refusal.ts'
import { ByteInterner } from './byte-interner.ts'
import type { Columns } from './columns.ts'
import { type DateOrder, dateOrders } from './date-column.ts'
import { coarseDate } from './date-parts.ts'
import type { PeriodHeader } from './find-date-parts.ts'
import { NumberCell } from './number-cell.ts'
import type { Decimal, RejectReason } from './rejections.ts'
import type { Row } from './row.ts'
import { seriesOf } from './series-names.ts'
import type { Layout, Ledger } from './table.ts'

/** What a decimal mark leaves behind: rows without any usable cell, and unusable cells of the other rows, by reason. */
type Lost = { rows: number; cells: Map<RejectReason, number> }
type Tally = { rows: number } & Record<Decimal, Lost>

/** An unusable cell of the row at hand, and under which decimal marks it is so. */
type Slip = { column: number; point: RejectReason | null; comma: RejectReason | null }

const decimals = ['point', 'comma'] as const
const msPerDay = 86_400_000

/**
 * One series per column, each row a date. A row is used when at least one of its cells is; an empty cell is a value that
 * its series does not have, nothing more. A cell that holds something unusable is a rejected cell: counted and listed
 * with its column, while the rest of the row stays. A row without any usable cell is a rejected row.
 *
 * Where the columns are months or quarters (`headers`), a row is a year, each of its cells has a date of its own, and all
 * columns are one series, or one for each category.
 */
export class WideRows implements Layout {
  private readonly names: readonly string[]
  private readonly headers: readonly PeriodHeader[] | null
  private readonly category: number | null
  private readonly found: ByteInterner
  /** By year and column; a file of years has few. */
  private readonly datesOfCells = new Map<number, number>()
  private readonly values: readonly number[]
  private readonly ledger: Ledger
  private readonly cell = new NumberCell()
  /** By date, of which there are never more than the calendar has; whether a date is one is settled at the end. */
  private readonly tallies = new Map<number, Tally>()
  private rows = 0
  private slips: Slip[] = []

  constructor({ values, headers, category }: Columns, names: readonly string[], ledger: Ledger) {
    const { seriesMax } = ledger.limits
    if (headers === null && values.length > seriesMax)
      throw new Refusal('too-many-series', `The file has ${values.length} numeric columns; the limit is ${seriesMax}.`)
    this.values = values
    this.names = values.map((at) => names[at] ?? '')
    this.headers = headers
    this.category = category
    this.found = new ByteInterner(seriesMax, ledger.memory)
    this.ledger = ledger
  }

  get categories(): readonly string[] {
    if (this.headers === null) return this.names
    if (this.category === null) return ['value']
    return Array.from({ length: this.found.size }, (_, id) => this.found.text(id))
  }

  place(row: Row, date: number): RejectReason | null {
    this.slips = []
    const usable = { point: 0, comma: 0 }
    if (this.headers === null)
      for (let series = 0; series < this.values.length; series++) this.placeCell(row, series, date, series, usable)
    else {
      const reason = this.placeYear(row, date, usable)
      if (reason !== null) return reason
    }
    if (usable.point + usable.comma === 0) return this.slips[0]?.point ?? 'value-missing'
    this.rows++
    this.keepAccount(row, date, usable)
    return null
  }

  settle(order: DateOrder, decimal: Decimal): void {
    const { dates, rejections } = this.ledger
    const missing = 1 << dateOrders.indexOf(order)
    for (const [date, tally] of this.tallies) {
      if (dates.missesOf(date) & missing) {
        rejections.count('date-not-in-calendar', tally.rows)
        continue
      }
      rejections.count('value-unreadable', tally[decimal].rows)
      for (const [reason, number] of tally[decimal].cells) rejections.count(reason, number, 'cells')
    }
  }

  /** The cells of a row that is a year; why it is none. */
  private placeYear(row: Row, date: number, usable: Record<Decimal, number>): RejectReason | null {
    const { ledger } = this
    if (ledger.dates.precision(date) !== 'year') return 'date-unreadable'
    const series = this.category === null ? 0 : seriesOf(row, this.category, this.found, ledger.limits.seriesMax)
    if (typeof series === 'string') return series
    this.headers?.forEach((header, column) => {
      this.placeCell(row, column, this.dateOfCell(date, header), series, usable)
    })
    return null
  }

  private dateOfCell(year: number, { at, part, unit }: PeriodHeader): number {
    const { dates, limits } = this.ledger
    const key = year * (limits.columnsMax + 1) + at
    let date = this.datesOfCells.get(key)
    if (date === undefined) {
      const text = coarseDate(new Date(dates.day(year, 'ymd') * msPerDay).getUTCFullYear(), part, unit)
      date = dates.add(Buffer.from(text), 0, text.length)
      this.datesOfCells.set(key, date)
    }
    return date
  }

  private placeCell(row: Row, column: number, date: number, series: number, usable: Record<Decimal, number>): void {
    const { cell, ledger } = this
    cell.read(row, this.values[column] as number)
    if (cell.reason === 'value-missing') return
    if (cell.reason !== null) {
      this.slips.push({ column, point: cell.reason, comma: cell.reason })
      return
    }
    const { point, comma } = cell
    const [noPoint, noComma] = [Number.isNaN(point), Number.isNaN(comma)]
    ledger.slots.add(series, date, cell, this.rows)
    if (!noPoint) usable.point++
    if (!noComma) usable.comma++
    if (point === comma) return
    if (noComma) ledger.votes.first++
    else if (noPoint) ledger.votes.second++
    else ledger.votes.both++
    if (noComma || noPoint)
      this.slips.push({
        column,
        point: noPoint ? 'value-unreadable' : null,
        comma: noComma ? 'value-unreadable' : null,
      })
  }

  private keepAccount(row: Row, date: number, usable: Record<Decimal, number>): void {
    const { rejections, dates } = this.ledger
    const misses = dates.missesOf(date)
    const tally = this.tallyOf(date)
    tally.rows++
    if (misses !== 0) rejections.doubtDate(row, misses)
    for (const decimal of decimals) {
      if (usable[decimal] === 0) {
        tally[decimal].rows++
        rejections.doubtValue(row, decimal, misses, 'value-unreadable', null)
        continue
      }
      const { cells } = tally[decimal]
      for (const slip of this.slips) {
        const reason = slip[decimal]
        if (reason === null) continue
        cells.set(reason, (cells.get(reason) ?? 0) + 1)
        rejections.doubtValue(row, decimal, misses, reason, this.names[slip.column] ?? null)
      }
    }
  }

  private tallyOf(date: number): Tally {
    let tally = this.tallies.get(date)
    if (!tally) {
      tally = { rows: 0, point: { rows: 0, cells: new Map() }, comma: { rows: 0, cells: new Map() } }
      this.tallies.set(date, tally)
    }
    return tally
  }
}
