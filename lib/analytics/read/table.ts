import type { Limits, Options } from '../options.ts'
import { type Days, daysOf } from '../profile/days.ts'
import { Refusal } from '../refusal.ts'
import type { Columns } from './columns.ts'
import type { Delimiter } from './csv.ts'
import type { DateReason, Precision } from './date.ts'
import { DateColumn, type DateOrder } from './date-column.ts'
import { LongRows } from './long-rows.ts'
import type { Memory } from './memory.ts'
import { PlainRows } from './plain-rows.ts'
import { type Decimal, Rejections, type RejectReason } from './rejections.ts'
import type { Row } from './row.ts'
import { numberWording, settle, type Votes } from './settle.ts'
import { Slots } from './slots.ts'
import { isTotal } from './total-words.ts'
import { WideRows } from './wide-rows.ts'

/** How the columns as a whole are to be read. */
export type Convention = { order: DateOrder; shown: DateOrder; decimal: Decimal }

/** What all rows of a file go into: sums by series and date, and an account of what is not in them. */
export type Ledger = {
  dates: DateColumn
  slots: Slots
  votes: Votes
  rejections: Rejections
  limits: Limits
  memory: Memory
}

/** One way of finding series in rows. */
export type Layout = {
  readonly categories: readonly string[]
  /** Takes a row in, or says why it cannot be used under any convention. */
  place(row: Row, date: number): RejectReason | null
  /** Counts what the winning conventions leave behind. */
  settle(order: DateOrder, decimal: Decimal): void
}

/**
 * Takes rows in, in one pass, keeping sums under both conventions of what is not yet settled; `finish` settles each
 * column as a whole and turns the rest into rejected rows. Rows taken in = rows used + rows rejected, by construction:
 * `add` either rejects or takes in, `finish` either uses or rejects what was taken in.
 */
export class Table {
  rowsRead = 0
  readonly ledger: Ledger
  private readonly columns: Columns
  private readonly width: number
  private readonly layout: Layout
  private plain: PlainRows | null = null

  constructor(columns: Columns, names: readonly string[], limits: Limits, memory: Memory) {
    this.columns = columns
    this.width = names.length
    const [dates, slots] = [new DateColumn(memory), new Slots(memory)]
    const votes = { first: 0, second: 0, both: 0 }
    this.ledger = { dates, slots, votes, rejections: new Rejections(), limits, memory }
    this.layout =
      columns.layout === 'wide' ? new WideRows(columns, names, this.ledger) : new LongRows(columns, this.ledger)
  }

  add(row: Row): void {
    this.rowsRead++
    const { limits, rejections } = this.ledger
    if (this.rowsRead > limits.rowsMax)
      throw new Refusal('too-many-rows', `The file has more than ${limits.rowsMax} rows, the limit.`)
    const reason = this.place(row)
    if (reason !== null) rejections.add(row, reason)
  }

  /** Takes in plain rows out of `from` … `to`, behind a newline, while there are any; says where it stopped, and how many. */
  addPlain(bytes: Uint8Array, from: number, to: number, delimiter: Delimiter): { at: number; rows: number } {
    this.plain ??= this.plainRows(delimiter)
    const most = this.ledger.limits.rowsMax - this.rowsRead
    let at = from
    let rows = 0
    if (this.plain)
      for (; at < to && rows < most; rows++) {
        const next = this.plain.take(bytes, at)
        if (next === -1) break
        at = next
      }
    this.rowsRead += rows
    return { at, rows }
  }

  /** Throws `ambiguous-date`, `ambiguous-number`. */
  settle(options: Pick<Options, 'dateOrder' | 'decimal'>): Convention {
    return { ...this.settleDates(options.dateOrder), decimal: this.settleDecimal(options.decimal) }
  }

  settleDates(asked: Options['dateOrder']): Pick<Convention, 'order' | 'shown'> {
    return this.ledger.dates.settle(asked)
  }

  settleDecimal(asked: Options['decimal']): Decimal {
    if (asked !== 'auto') return asked
    return settle(this.ledger.votes, 'ambiguous-number', numberWording) === 'second' ? 'comma' : 'point'
  }

  finish({ order, decimal }: Convention): { days: Days; categories: readonly string[]; precisions: Set<Precision> } {
    const { dates, slots, rejections } = this.ledger
    this.layout.settle(order, decimal)
    rejections.settle(order, decimal)
    const precisions = new Set<Precision>()
    for (let slot = 0; slot < slots.size; slot++) {
      const date = slots.dateOf(slot)
      if (!Number.isNaN(dates.day(date, order))) precisions.add(dates.precision(date))
    }
    return { days: daysOf(this.ledger, order, decimal), categories: this.layout.categories, precisions }
  }

  private plainRows(delimiter: Delimiter): PlainRows | null {
    const { layout, width, columns, ledger } = this
    if (!(layout instanceof LongRows)) return null
    const at = { width, date: columns.date, category: columns.category ?? -1, value: columns.values[0] ?? -1 }
    return new PlainRows(at, delimiter, ledger.limits.cellMax, ledger.dates, layout)
  }

  private place(row: Row): RejectReason | null {
    if (row.broken !== null) return row.broken
    if (row.width !== -1 && row.width !== this.width) return isBlank(row) ? 'empty-row' : 'ragged-row'
    const kind = row.take(this.columns.date)
    if (kind !== 'text' && kind !== 'number')
      return this.whyNoDate(row, kind === 'none' ? 'date-missing' : 'date-unreadable')
    const date = this.ledger.dates.add(row.bytes, row.from, row.to)
    const reason = this.ledger.dates.reason(date)
    return reason === null ? this.layout.place(row, date) : this.whyNoDate(row, reason)
  }

  private whyNoDate(row: Row, reason: DateReason): RejectReason {
    if (isBlank(row)) return 'empty-row'
    for (const at of [this.columns.date, this.columns.category])
      if (at !== null && isTotal(row.text(at) ?? '')) return 'total-row'
    return reason
  }
}

function isBlank(row: Row): boolean {
  if (row.width === -1) return false
  for (let at = 0; at < row.width; at++) if ((row.text(at) ?? '').trim() !== '') return false
  return true
}
