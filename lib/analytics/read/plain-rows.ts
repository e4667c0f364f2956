import type { DateColumn } from './date-column.ts'
import { excerptMax } from './row.ts'

const QUOTE = 34
const LF = 10
const CR = 13
/** Longer rows are left to who knows the limits. */
const rowMax = 8 * excerptMax
/** Bytes of `2024-08-17` and `17/08/2024`. */
const dateWidth = 10

export type PlainColumns = { width: number; date: number; category: number; value: number }

/** What reads the value of a plain row and takes the row in. */
export type PlainPlace = {
  /** Reads the number that begins at `from` and says where it ends; −1 where there is none or it is not simple. */
  readValue(bytes: Uint8Array, from: number, delimiter: number): number
  /** Takes the row in with the value read; false, and nothing taken, where that needs a closer look. */
  placeValue(bytes: Uint8Array, date: number, from: number, to: number): boolean
}

/**
 * Takes in rows as nearly all are: no quotes, as many cells as there are columns, a date that was met before and nothing
 * to be told of. It goes over each byte once and keeps nothing of a row; every other row is left to the scanner, which
 * reads it as it reads any.
 */
export class PlainRows {
  private readonly columns: PlainColumns
  private readonly delimiter: number
  private readonly cellMax: number
  private readonly dates: DateColumn
  private readonly place: PlainPlace
  /** Bytes above this end no cell: one comparison for most instead of three. */
  private readonly high: number

  constructor(columns: PlainColumns, delimiter: string, cellMax: number, dates: DateColumn, place: PlainPlace) {
    this.columns = columns
    this.delimiter = delimiter.charCodeAt(0)
    this.cellMax = cellMax
    this.dates = dates
    this.place = place
    this.high = Math.max(this.delimiter, CR)
  }

  /** Takes a row in and says where the next begins; −1 where it is not plain. `bytes` holds a newline behind `start`. */
  take(bytes: Uint8Array, start: number): number {
    const { delimiter, cellMax, place } = this
    const { width, date, category, value } = this.columns
    let at = start
    let day = -1
    let from = 0
    let to = 0
    for (let cell = 0; cell < width; cell++) {
      const begin = at
      if (cell === value) at = place.readValue(bytes, at, delimiter)
      else if (cell === date && bytes[at + dateWidth] === delimiter) at += dateWidth
      else at = this.cellEnd(bytes, at)
      if (at === -1 || at - begin > cellMax) return -1
      if (cell === date) {
        day = this.dates.known(bytes, begin, at)
        // Also where a newline is among these bytes.
        if (day === -1) return -1
      } else if (cell === category) {
        from = begin
        to = at
      }
      if (cell < width - 1 && bytes[at++] !== delimiter) return -1
    }
    if (bytes[at] === CR) at++
    if (day === -1 || bytes[at] !== LF || at - start >= rowMax) return -1
    return place.placeValue(bytes, day, from, to) ? at + 1 : -1
  }

  private cellEnd(bytes: Uint8Array, from: number): number {
    const { delimiter, high } = this
    if (bytes[from] === QUOTE) return -1
    for (let at = from; ; at++) {
      const code = bytes[at] as number
      if (code <= high && (code === delimiter || code === LF || code === CR)) return at
    }
  }
}
