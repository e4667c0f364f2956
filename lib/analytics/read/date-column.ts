import type { Options } from '../options.ts'
import { type DateReading, type DateReason, type Precision, readDate } from './date.ts'
import { dateWording, settle } from './settle.ts'

export type DateOrder = 'dmy' | 'mdy' | 'ymd' | 'serial'

/** Texts remembered; a column of distinct timestamps must not fill the memory with them. */
const cacheMax = 100_000

type Entry = { reading: DateReading; rows: number }

/**
 * One column of dates. Files repeat dates, so each distinct text is read once, in every order it allows; the order is
 * chosen when the whole column has been seen.
 */
export class DateColumn {
  private readonly entries: Entry[] = []
  private readonly cache = new Map<string, number>()

  /** The number under which the date of a text is kept. */
  add(text: string): number {
    let id = this.cache.get(text)
    if (id === undefined) {
      id = this.entries.push({ reading: readDate(text), rows: 0 }) - 1
      if (this.cache.size < cacheMax) this.cache.set(text, id)
    }
    this.entry(id).rows++
    return id
  }

  /** Why a text is no date under any order; null where it is one. */
  reason(id: number): DateReason | null {
    return this.entry(id).reading.reason
  }

  /** Day since 1970-01-01 under an order; NaN where it gives none. */
  day(id: number, order: DateOrder): number {
    return this.entry(id).reading[order]
  }

  precision(id: number): Precision {
    return this.entry(id).reading.precision
  }

  /** Whether a text is a date under some orders and not under others. */
  isDoubtful(id: number): boolean {
    const { dmy, mdy } = this.entry(id).reading
    return Number.isNaN(dmy) || Number.isNaN(mdy)
  }

  /**
   * The order of the whole column. Spreadsheet serials only where every date is one; year first with two digits only
   * where no other order fits any row. Throws `ambiguous-date`.
   */
  settle(asked: Options['dateOrder']): { order: DateOrder; shown: Exclude<DateOrder, 'serial'> | 'serial' } {
    const votes = { first: 0, second: 0, both: 0 }
    let serials = 0
    let others = 0
    let onlyYearFirst = 0
    let yearFirst = 0
    for (const { reading, rows } of this.entries) {
      if (reading.reason !== null) continue
      if (!Number.isNaN(reading.serial)) serials += rows
      else {
        others += rows
        const dmy = !Number.isNaN(reading.dmy)
        const mdy = !Number.isNaN(reading.mdy)
        if (dmy && mdy && reading.dmy !== reading.mdy) votes.both += rows
        else if (dmy && !mdy) votes.first += rows
        else if (mdy && !dmy) votes.second += rows
        else if (!dmy) onlyYearFirst += rows
        else if (reading.yearFirst) yearFirst += rows
      }
    }
    if (serials > 0 && others === 0) return { order: 'serial', shown: 'serial' }
    if (asked !== 'auto') return { order: asked, shown: asked }
    if (onlyYearFirst > 0 && votes.second === 0 && votes.first <= onlyYearFirst * 20) {
      // `99-12-31` among `05-01-20`: nothing but year first fits them all.
      if (this.allFit('ymd')) return { order: 'ymd', shown: 'ymd' }
    }
    const winner = settle(votes, 'ambiguous-date', dateWording)
    if (winner === null) return { order: 'dmy', shown: yearFirst * 2 >= others ? 'ymd' : 'dmy' }
    const order = winner === 'first' ? 'dmy' : 'mdy'
    return { order, shown: order }
  }

  private allFit(order: DateOrder): boolean {
    return this.entries.every(({ reading }) => reading.reason !== null || !Number.isNaN(reading[order]))
  }

  private entry(id: number): Entry {
    const entry = this.entries[id]
    if (!entry) throw new RangeError(`no date ${id}`)
    return entry
  }
}
