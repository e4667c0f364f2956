import type { DateReason } from './date.ts'
import { type DateOrder, dateOrders } from './date-column.ts'
import type { NumberReason } from './number.ts'
import type { Row } from './row.ts'

export type Decimal = 'point' | 'comma'
export type RejectReason =
  | DateReason
  | NumberReason
  | NonNullable<Row['broken']>
  | 'empty-row'
  | 'ragged-row'
  | 'total-row'
  | 'category-unreadable'

/** A row that is not used, or (`column`) one cell of a row of a wide file whose other cells are. */
export type Rejected = { line: number; reason: RejectReason; column: string | null; excerpt: string }

/** Not usable under one convention only. `misses` tells under which orders the row's date is none (`dateOrders`). */
type Doubtful = Rejected & { misses: number }

export const listedMax = 100

/**
 * Everything that is not used, counted by reason; the first hundred (by line) told in full. What only one convention of
 * the column makes unusable is noted as a doubt, the first hundred for each convention, until one of them wins: the first
 * hundred of the losers are certainly among them.
 */
export class Rejections {
  rows = 0
  cells = 0
  readonly counts = new Map<RejectReason, number>()
  private readonly early: Rejected[] = []
  private readonly doubts: Record<DateOrder | Decimal, Doubtful[]> = {
    dmy: [],
    mdy: [],
    ymd: [],
    serial: [],
    point: [],
    comma: [],
  }
  private late: Rejected[] = []
  /** Orders whose list is not full; serial numbers win only where every date is one. */
  private openOrders = 0b0111

  /** A row that no convention can save, in the order of the file. */
  add(row: Row, reason: RejectReason): void {
    this.count(reason, 1)
    if (this.early.length < listedMax) this.early.push({ line: row.line, reason, column: null, excerpt: row.excerpt() })
  }

  /** Notes a row whose date is none under some orders. */
  doubtDate(row: Row, misses: number): void {
    if ((misses & this.openOrders) === 0) return
    const entry = {
      line: row.line,
      reason: 'date-not-in-calendar',
      column: null,
      excerpt: row.excerpt(),
      misses,
    } as const
    dateOrders.forEach((order, n) => {
      const list = this.doubts[order]
      if ((misses & this.openOrders & (1 << n)) === 0) return
      if (list.push(entry) === listedMax) this.openOrders &= ~(1 << n)
    })
  }

  /** Notes a row, or one cell of it, whose number is none under one decimal mark. */
  doubtValue(row: Row, decimal: Decimal, misses: number, reason: RejectReason, column: string | null): void {
    const list = this.doubts[decimal]
    if (list.length < listedMax) list.push({ line: row.line, reason, column, excerpt: row.excerpt(), misses })
  }

  /** Whether a row would be listed as a doubt; beyond the first hundred of each list doubts are only counted. */
  lists(misses: number, point: number, comma: number): boolean {
    return (
      (misses & this.openOrders) !== 0 ||
      (Number.isNaN(comma) && this.doubts.comma.length < listedMax) ||
      (Number.isNaN(point) && this.doubts.point.length < listedMax)
    )
  }

  /** Takes up what the winning conventions leave behind; `count` tells how much it is. */
  settle(order: DateOrder, decimal: Decimal): void {
    const missing = 1 << dateOrders.indexOf(order)
    this.late = [...this.doubts[order], ...this.doubts[decimal].filter(({ misses }) => (misses & missing) === 0)].map(
      ({ misses: _, ...entry }) => entry,
    )
  }

  count(reason: RejectReason, number: number, of: 'rows' | 'cells' = 'rows'): void {
    if (number === 0) return
    this[of] += number
    this.counts.set(reason, (this.counts.get(reason) ?? 0) + number)
  }

  list(): Rejected[] {
    return [...this.early, ...this.late].sort((a, b) => a.line - b.line).slice(0, listedMax)
  }
}
