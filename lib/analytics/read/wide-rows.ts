import { Refusal } from '../refusal.ts'
import type { Columns } from './columns.ts'
import { type DateOrder, dateOrders } from './date-column.ts'
import { NumberCell } from './number-cell.ts'
import type { Decimal, RejectReason } from './rejections.ts'
import type { Row } from './row.ts'
import type { Layout, Ledger } from './table.ts'

/** What a decimal mark leaves behind: rows without any usable cell, and unusable cells of the other rows, by reason. */
type Lost = { rows: number; cells: Map<RejectReason, number> }
type Tally = { rows: number } & Record<Decimal, Lost>

/** An unusable cell of the row at hand, and under which decimal marks it is so. */
type Slip = { column: number; point: RejectReason | null; comma: RejectReason | null }

const decimals = ['point', 'comma'] as const

/**
 * One series per column, each row a date. A row is used when at least one of its cells is; an empty cell is a value that
 * its series does not have, nothing more. A cell that holds something unusable is a rejected cell: counted and listed
 * with its column, while the rest of the row stays. A row without any usable cell is a rejected row.
 */
export class WideRows implements Layout {
  readonly categories: readonly string[]
  private readonly values: readonly number[]
  private readonly ledger: Ledger
  private readonly cell = new NumberCell()
  /** By date, of which there are never more than the calendar has; whether a date is one is settled at the end. */
  private readonly tallies = new Map<number, Tally>()
  private rows = 0
  private slips: Slip[] = []

  constructor({ values }: Columns, names: readonly string[], ledger: Ledger) {
    const { seriesMax } = ledger.limits
    if (values.length > seriesMax)
      throw new Refusal('too-many-series', `The file has ${values.length} numeric columns; the limit is ${seriesMax}.`)
    this.values = values
    this.categories = values.map((at) => names[at] ?? '')
    this.ledger = ledger
  }

  place(row: Row, date: number): RejectReason | null {
    this.slips = []
    const usable = { point: 0, comma: 0 }
    for (let series = 0; series < this.values.length; series++) this.placeCell(row, date, series, usable)
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

  private placeCell(row: Row, date: number, series: number, usable: Record<Decimal, number>): void {
    const { cell, ledger } = this
    cell.read(row, this.values[series] as number)
    if (cell.reason === 'value-missing') return
    if (cell.reason !== null) {
      this.slips.push({ column: series, point: cell.reason, comma: cell.reason })
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
        column: series,
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
        rejections.doubtValue(row, decimal, misses, reason, this.categories[slip.column] ?? null)
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
