import { Buffer } from 'node:buffer'
import { inRange, type NumberReason, readNumber } from './number.ts'
import type { CellKind, Row } from './row.ts'

const LF = 10
const CR = 13
const SPACE = 32
const MINUS = 45
const POINT = 46
const COMMA = 44
const [ZERO, NINE] = [48, 57]
const powers = Float64Array.from({ length: 16 }, (_, n) => 10 ** n)

/** The cell of a number column that was last looked at, under both conventions; NaN where it makes no sense under one. */
export class NumberCell {
  point = Number.NaN
  comma = Number.NaN
  reason: NumberReason | 'cell-too-long' | null = null

  /** Reads cell `index` of a row; the same as `readNumber` of its text. */
  read(row: Row, index: number): void {
    const kind = row.take(index)
    if (kind === 'text') {
      if (!this.readSimple(row.bytes, row.from, row.to)) this.readText(row)
    } else if (kind === 'number') this.set(row.number, row.number, inRange(row.number) ? null : 'value-out-of-range')
    else this.set(Number.NaN, Number.NaN, reasons[kind])
  }

  /**
   * Reads the number that begins at `from` and goes on to the end of its cell, and says where that is; −1 where the cell
   * holds anything but a minus, digits and one mark. The same as `read`, in one go.
   */
  readAhead(bytes: Uint8Array, from: number, delimiter: number): number {
    const negative = bytes[from] === MINUS
    const first = negative ? from + 1 : from
    let at = first
    let mark = -1
    let whole = 0
    for (; ; at++) {
      const code = bytes[at] as number
      // Beyond nine digits this number wraps around, and `readSimple` reads again.
      if (code >= ZERO && code <= NINE) whole = (Math.imul(whole, 10) + (code - ZERO)) | 0
      else if (mark === -1 && (code === POINT || code === COMMA) && code !== delimiter) mark = at
      else if (code === delimiter || code === LF || code === CR) break
      else return -1
    }
    const digits = at - first - (mark === -1 ? 0 : 1)
    if (digits < 1 || digits > 9) return digits > 9 && this.readSimple(bytes, from, at) ? at : -1
    const value = negative && whole !== 0 ? -whole : whole
    if (mark === -1) this.set(value, value, null)
    else this.oneMark(bytes, first, at, mark, value)
    return at
  }

  private set(point: number, comma: number, reason: NumberCell['reason']): void {
    this.point = point
    this.comma = comma
    this.reason = reason
  }

  private readText({ bytes, from, to }: Row): void {
    const { point, comma, reason } = readNumber(
      Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString(),
    )
    this.set(point, comma, reason)
  }

  /**
   * The common cases, byte by byte, without making a text: an optional minus, up to 15 digits, marks. Exact: 15 digits fit
   * a double, and so does the power of ten that divides them, so the quotient is the double nearest to the text. False
   * for everything else.
   */
  private readSimple(bytes: Uint8Array, start: number, end: number): boolean {
    let from = start
    let to = end
    while (from < to && bytes[from] === SPACE) from++
    while (from < to && bytes[to - 1] === SPACE) to--
    const negative = bytes[from] === MINUS
    if (negative) from++
    let digits = 0
    let marks = 0
    let lastMark = -1
    for (let at = from; at < to; at++) {
      const code = bytes[at] as number
      if (code >= ZERO && code <= NINE) digits = digits * 10 + (code - ZERO)
      else if (code === POINT || code === COMMA) {
        marks++
        lastMark = at
      } else return false
    }
    const count = to - from - marks
    if (count < 1 || count > 15) return false
    const whole = negative && digits !== 0 ? -digits : digits
    if (marks === 0) {
      this.set(whole, whole, null)
      return true
    }
    return marks === 1 ? this.oneMark(bytes, from, to, lastMark, whole) : this.grouped(bytes, from, to, lastMark, whole)
  }

  private oneMark(bytes: Uint8Array, from: number, to: number, mark: number, whole: number): boolean {
    const decimals = to - mark - 1
    const before = mark - from
    const value = whole / (powers[decimals] as number)
    const other = decimals === 3 && before >= 1 && before <= 3 && bytes[from] !== ZERO ? whole : Number.NaN
    if (bytes[mark] === POINT) this.set(value, other, null)
    else this.set(other, value, null)
    return true
  }

  /** `1.234.567`, `1.234,56`: threes behind the first group, one mark throughout, at most one of the other kind, last. */
  private grouped(bytes: Uint8Array, from: number, to: number, last: number, whole: number): boolean {
    let first = from
    while (bytes[first] !== POINT && bytes[first] !== COMMA) first++
    const group = bytes[first]
    const split = bytes[last] === group ? to : last
    if (first === from || first - from > 3 || bytes[from] === ZERO || (split - first) % 4 !== 0) return false
    for (let at = first; at < split; at++) {
      const isMark = bytes[at] === POINT || bytes[at] === COMMA
      if ((at - first) % 4 === 0 ? bytes[at] !== group : isMark) return false
    }
    const value = split === to ? whole : whole / (powers[to - split - 1] as number)
    if (group === COMMA) this.set(value, Number.NaN, null)
    else this.set(Number.NaN, value, null)
    return true
  }
}

const reasons: Record<Exclude<CellKind, 'text' | 'number'>, NonNullable<NumberCell['reason']>> = {
  none: 'value-missing',
  other: 'value-unreadable',
  'too-long': 'cell-too-long',
}
