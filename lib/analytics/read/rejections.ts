import type { DateReason } from './date.ts'
import type { NumberReason } from './number.ts'
import type { Row } from './row.ts'

export type RejectReason =
  | DateReason
  | NumberReason
  | NonNullable<Row['broken']>
  | 'empty-row'
  | 'ragged-row'
  | 'total-row'
  | 'category-unreadable'

export type Rejected = { line: number; reason: RejectReason; excerpt: string }

export const listedMax = 100

/** Every row that is not used, counted by reason; the first hundred (by line) told in full. */
export class Rejections {
  total = 0
  readonly counts = new Map<RejectReason, number>()
  private readonly early: Rejected[] = []
  private readonly late: Rejected[] = []

  /** A row that no reading can save, in the order of the file. */
  add(row: Row, reason: RejectReason): void {
    this.count(reason)
    if (this.early.length < listedMax) this.early.push({ line: row.line, reason, excerpt: row.excerpt() })
  }

  /** A row that turned out unusable once the column's convention was known. */
  addLate(line: number, reason: RejectReason, excerpt: string): void {
    this.count(reason)
    if (this.late.length < listedMax) this.late.push({ line, reason, excerpt })
  }

  list(): Rejected[] {
    return [...this.early, ...this.late].sort((a, b) => a.line - b.line).slice(0, listedMax)
  }

  private count(reason: RejectReason): void {
    this.total++
    this.counts.set(reason, (this.counts.get(reason) ?? 0) + 1)
  }
}
