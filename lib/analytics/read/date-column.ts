import { Buffer } from 'node:buffer'
import type { Options } from '../options.ts'
import { ByteInterner } from './byte-interner.ts'
import { type DateReading, type DateReason, type Precision, readDate, textMax } from './date.ts'
import { clockStart, commonKey, commonKeys } from './date-bytes.ts'
import { grown } from './growable.ts'
import type { Memory } from './memory.ts'
import { dateWording, settle } from './settle.ts'

export const dateOrders = ['dmy', 'mdy', 'ymd', 'serial'] as const
export type DateOrder = (typeof dateOrders)[number]

/** Texts remembered; a column of ever new texts must not fill the memory with them. */
const textsMax = 65_536
/** Misses of a text that is no date at all. */
const everyOrder = 2 ** dateOrders.length - 1

/**
 * One column of dates. Files repeat dates, so each distinct text is read once, in every order it allows; different texts
 * that say the same (a day at many times of day) share one number, so that there are never more than the calendar has.
 * The order is chosen when the whole column has been seen.
 */
export class DateColumn {
  private readonly texts: ByteInterner
  private readonly idOfCommon = new Int32Array(commonKeys)
  private readingOfText = new Int32Array(1024)
  private readonly readings: DateReading[] = []
  /** For each reading: bit n is set where it is no date in order n. */
  private readonly misses: number[] = []
  private readonly rows: number[] = []
  private readonly ids = new Map<string, number>()
  private readonly memory: Memory

  constructor(memory: Memory) {
    this.memory = memory
    this.texts = new ByteInterner(textsMax, memory)
    memory.take(this.idOfCommon.byteLength)
  }

  /** The number under which the date of a text is kept. */
  add(bytes: Uint8Array, from: number, to: number): number {
    const end = dayEnd(bytes, from, to)
    const key = commonKey(bytes, from, end)
    let id = key === -1 ? -1 : (this.idOfCommon[key] as number) - 1
    if (id === -1) {
      id = this.idOfText(bytes, from, end)
      if (key !== -1) this.idOfCommon[key] = id + 1
    }
    this.count(id)
    return id
  }

  /** The number of a date that was added before, written one of the commonest ways; −1 for everything else. */
  known(bytes: Uint8Array, from: number, to: number): number {
    const key = commonKey(bytes, from, dayEnd(bytes, from, to))
    const id = key === -1 ? -1 : (this.idOfCommon[key] as number) - 1
    return id !== -1 && this.misses[id] !== everyOrder ? id : -1
  }

  /** Counts one more row with a date that is known. */
  count(id: number): void {
    this.rows[id] = (this.rows[id] as number) + 1
  }

  /** Why a text is no date under any order; null where it is one. */
  reason(id: number): DateReason | null {
    return this.reading(id).reason
  }

  /** Day since 1970-01-01 under an order; NaN where it gives none. */
  day(id: number, order: DateOrder): number {
    return this.reading(id)[order]
  }

  precision(id: number): Precision {
    return this.reading(id).precision
  }

  /** Bit n is set where the text is no date in order n of `dateOrders`. */
  missesOf(id: number): number {
    return this.misses[id] as number
  }

  /**
   * The order of the whole column. Spreadsheet serials only where every date is one; year first with two digits only
   * where no other order fits any row. Throws `ambiguous-date`.
   */
  settle(asked: Options['dateOrder']): { order: DateOrder; shown: DateOrder } {
    const { votes, serials, others, onlyYearFirst, yearFirst } = this.votes()
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

  private votes() {
    const counts = { votes: { first: 0, second: 0, both: 0 }, serials: 0, others: 0, onlyYearFirst: 0, yearFirst: 0 }
    this.readings.forEach((reading, id) => {
      const rows = this.rows[id] as number
      if (reading.reason !== null) return
      if (!Number.isNaN(reading.serial)) {
        counts.serials += rows
        return
      }
      counts.others += rows
      const dmy = !Number.isNaN(reading.dmy)
      const mdy = !Number.isNaN(reading.mdy)
      if (dmy && mdy && reading.dmy !== reading.mdy) counts.votes.both += rows
      else if (dmy && !mdy) counts.votes.first += rows
      else if (mdy && !dmy) counts.votes.second += rows
      else if (!dmy) counts.onlyYearFirst += rows
      else if (reading.yearFirst) counts.yearFirst += rows
    })
    return counts
  }

  private allFit(order: DateOrder): boolean {
    return this.readings.every((reading) => reading.reason !== null || !Number.isNaN(reading[order]))
  }

  private idOfText(bytes: Uint8Array, from: number, to: number): number {
    const known = this.texts.size
    const text = to - from <= textMax ? this.texts.intern(bytes, from, to) : -1
    if (text >= 0 && text < known) return this.readingOfText[text] as number
    const id = this.idOf(readDate(Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString()))
    if (text >= 0) this.remember(text, id)
    return id
  }

  private idOf(reading: DateReading): number {
    const { dmy, mdy, ymd, serial, precision, yearFirst, reason } = reading
    const key = `${dmy} ${mdy} ${ymd} ${serial} ${precision} ${yearFirst} ${reason}`
    const known = this.ids.get(key)
    if (known !== undefined) return known
    const id = this.readings.push(reading) - 1
    this.ids.set(key, id)
    this.rows.push(0)
    this.misses.push(dateOrders.reduce((bits, order, n) => bits | (Number.isNaN(reading[order]) ? 1 << n : 0), 0))
    return id
  }

  private remember(text: number, id: number): void {
    if (text >= this.readingOfText.length)
      this.readingOfText = grown(this.readingOfText, this.readingOfText.length * 2, this.memory)
    this.readingOfText[text] = id
  }

  private reading(id: number): DateReading {
    const reading = this.readings[id]
    if (!reading) throw new RangeError(`no date ${id}`)
    return reading
  }
}

/** Where a date ends and its time of day begins. */
const dayEnd = (bytes: Uint8Array, from: number, to: number) =>
  to - from > 10 && to - from <= textMax ? clockStart(bytes, from, to) : to
