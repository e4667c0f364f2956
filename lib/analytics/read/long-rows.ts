import { ByteInterner } from './byte-interner.ts'
import type { Columns } from './columns.ts'
import { type DateOrder, dateOrders } from './date-column.ts'
import { NumberCell } from './number-cell.ts'
import type { PlainPlace } from './plain-rows.ts'
import type { Decimal, RejectReason } from './rejections.ts'
import type { Row } from './row.ts'
import { seriesOf } from './series-names.ts'
import type { Layout, Ledger } from './table.ts'

/** One value a row; the series is named by the category's cell, or is the only one. */
export class LongRows implements Layout, PlainPlace {
  private readonly category: number | null
  private readonly value: number
  private readonly ledger: Ledger
  private readonly names: ByteInterner
  private readonly cell = new NumberCell()
  private rows = 0

  constructor({ category, values }: Columns, ledger: Ledger) {
    this.category = category
    this.value = values[0] ?? -1
    this.ledger = ledger
    this.names = new ByteInterner(ledger.limits.seriesMax, ledger.memory)
  }

  get categories(): string[] {
    if (this.category === null) return ['value']
    return Array.from({ length: this.names.size }, (_, id) => this.names.text(id))
  }

  place(row: Row, date: number): RejectReason | null {
    const { cell, ledger } = this
    cell.read(row, this.value)
    if (cell.reason !== null) return cell.reason
    const series = this.category === null ? 0 : seriesOf(row, this.category, this.names, ledger.limits.seriesMax)
    if (typeof series === 'string') return series
    const { point, comma } = cell
    ledger.slots.add(series, date, cell, this.rows++)
    const misses = ledger.dates.missesOf(date)
    if (misses !== 0) ledger.rejections.doubtDate(row, misses)
    this.vote(point, comma)
    if (Number.isNaN(comma)) ledger.rejections.doubtValue(row, 'comma', misses, 'value-unreadable', null)
    if (Number.isNaN(point)) ledger.rejections.doubtValue(row, 'point', misses, 'value-unreadable', null)
    return null
  }

  readValue(bytes: Uint8Array, from: number, delimiter: number): number {
    return this.cell.readAhead(bytes, from, delimiter)
  }

  placeValue(bytes: Uint8Array, date: number, from: number, to: number): boolean {
    const { cell, ledger } = this
    const { point, comma } = cell
    if (ledger.rejections.lists(ledger.dates.missesOf(date), point, comma)) return false
    const series = this.category === null ? 0 : this.names.find(bytes, from, to)
    if (series === -1) return false
    ledger.dates.count(date)
    ledger.slots.add(series, date, cell, this.rows++)
    this.vote(point, comma)
    return true
  }

  settle(order: DateOrder, decimal: Decimal): void {
    const { slots, dates, rejections } = this.ledger
    const missing = 1 << dateOrders.indexOf(order)
    for (let slot = 0; slot < slots.size; slot++) {
      const rows = slots.rowsOf(slot)
      if (dates.missesOf(slots.dateOf(slot)) & missing) rejections.count('date-not-in-calendar', rows)
      else rejections.count('value-unreadable', rows - slots.countOf(slot, decimal))
    }
  }

  private vote(point: number, comma: number): void {
    const { votes } = this.ledger
    if (point === comma) return
    if (Number.isNaN(comma)) votes.first++
    else if (Number.isNaN(point)) votes.second++
    else votes.both++
  }
}
