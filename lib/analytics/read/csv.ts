import { Buffer } from 'node:buffer'
import { ByteWindow } from './byte-window.ts'
import type { Memory } from './memory.ts'
import { type CellKind, excerptMax, excerptOf, type Row } from './row.ts'

const QUOTE = 34
const LF = 10
const CR = 13
/** A file whose quotes never close is a file whose quotes are not quotes: after this many, they are read as text. */
const strayQuotesMax = 100

export type Delimiter = ',' | ';' | '\t' | '|'
type CsvLimits = { cellMax: number; columnsMax: number }

/**
 * Walks over delimited UTF-8 row by row (RFC 4180, and what spreadsheets really write), never holding more than a row and
 * a chunk: quoted cells may hold delimiters, newlines and doubled quotes; a quote inside an unquoted cell is a character;
 * rows end in LF, CRLF or CR; an empty line is a row of one empty cell. Every byte belongs to exactly one row, so no row
 * can get lost: where a quote never closes, only that line is broken, and reading goes on with the next.
 *
 * A row may have as many bytes as its cells and columns may; beyond that it is broken and ends with its line, and a quote
 * that does not close within it never closes. How the bytes come in chunks makes no difference.
 *
 * @example const rows = new CsvScanner(chunks, ';', limits, memory)
 * @example while (rows.next()) rows.text(1)
 */
export class CsvScanner implements Row {
  line = 0
  width = 0
  broken: Row['broken'] = null
  bytes = Buffer.alloc(0)
  from = 0
  to = 0
  readonly number = Number.NaN
  /** Whether the row ended as rows do; the last one of a file that is cut off did not. */
  ended = false
  private readonly window: ByteWindow
  private readonly delimiter: number
  private readonly cellMax: number
  /** Cells beyond this are counted, not kept: a line of fifty million commas must not cost memory. */
  private readonly cellsKept: number
  private readonly rowMax: number
  private readonly starts: Int32Array
  private readonly ends: Int32Array
  private readonly quoted: Uint8Array
  private rowStart = 0
  private at = 0
  private nextLine = 1
  private strayQuotes = 0
  /** Behind the last newline in hand. */
  private linesEnd = 0
  private overlong: string | null = null

  constructor(chunks: Iterable<Uint8Array>, delimiter: Delimiter, { cellMax, columnsMax }: CsvLimits, memory: Memory) {
    this.window = new ByteWindow(chunks, memory)
    this.delimiter = delimiter.charCodeAt(0)
    this.cellMax = cellMax
    this.cellsKept = columnsMax + 1
    this.rowMax = Math.max(columnsMax * cellMax, 8 * excerptMax)
    this.starts = new Int32Array(this.cellsKept)
    this.ends = new Int32Array(this.cellsKept)
    this.quoted = new Uint8Array(this.cellsKept)
  }

  next(): boolean {
    while (this.at >= this.window.end) {
      if (this.window.done) return false
      this.refill(this.at)
    }
    const { nextLine, strayQuotes } = this
    this.rowStart = this.at
    this.line = nextLine
    while (!this.scanRow()) {
      // The row goes on in the next chunk, and is read again from its start.
      this.refill(this.rowStart)
      this.at = this.rowStart
      this.nextLine = nextLine
      this.strayQuotes = strayQuotes
    }
    return true
  }

  /** Lets somebody else take whole lines that are in hand; they are rows that `next` does not give. */
  skip(take: (bytes: Uint8Array, from: number, to: number) => { at: number; rows: number }): void {
    if (this.at >= this.linesEnd) return
    const { at, rows } = take(this.window.bytes, this.at, this.linesEnd)
    this.at = at
    this.nextLine += rows
  }

  /** For who reads no further. */
  close(): void {
    this.window.close()
  }

  take(index: number): CellKind {
    if (index >= this.width || index >= this.cellsKept) return 'none'
    this.bytes = this.window.bytes
    this.from = this.starts[index] as number
    this.to = this.ends[index] as number
    if (this.quoted[index] === 1) this.unquote()
    return 'text'
  }

  text(index: number): string | null {
    return this.take(index) === 'text' ? this.bytes.toString('utf8', this.from, this.to) : null
  }

  excerpt(): string {
    // Four bytes a character at most.
    const end = Math.min(this.at, this.rowStart + 4 * (excerptMax + 1))
    return excerptOf(this.overlong ?? this.window.bytes.toString('utf8', this.rowStart, end).trimEnd())
  }

  private refill(from: number): void {
    this.window.advance(from)
    this.rowStart -= from
    this.at -= from
    const { bytes, end } = this.window
    this.linesEnd = end === 0 ? 0 : bytes.lastIndexOf(LF, end - 1) + 1
  }

  /** Doubled quotes become one, beside the buffer. */
  private unquote(): void {
    const inner = this.bytes.subarray(this.from, this.to)
    if (!inner.includes(QUOTE)) return
    this.bytes = Buffer.from(inner.toString('utf8').replaceAll('""', '"'), 'utf8')
    this.from = 0
    this.to = this.bytes.length
  }

  /** Reads from `rowStart` to the row's end; false when the bytes in hand end before. */
  private scanRow(): boolean {
    const { bytes } = this.window
    const { delimiter } = this
    // Most bytes are letters and digits, above every byte that could end a cell: one comparison instead of three.
    const high = Math.max(delimiter, CR)
    this.width = 0
    this.broken = null
    this.overlong = null
    const stop = Math.min(this.window.end, this.rowStart + this.rowMax)
    for (let at = this.rowStart; ; at++) {
      let start = at
      let quoted = 0
      let end = -1
      if (at < stop && bytes[at] === QUOTE && this.strayQuotes < strayQuotesMax) {
        const closed = this.closingQuote(at + 1, stop)
        if (closed === more) return false
        if (closed === never) return this.breakOff(at)
        at = closed + 1
        if (at === stop || this.endsCell(bytes[at] as number)) {
          start++
          quoted = 1
          end = closed
        }
      }
      if (end === -1) {
        for (; at < stop; at++) {
          const code = bytes[at] as number
          if (code <= high && (code === delimiter || code === LF || code === CR)) break
        }
        end = at
      }
      this.keep(start, end, quoted)
      if (at < stop && bytes[at] === delimiter) continue
      this.at = at
      return this.endRow(stop)
    }
  }

  private keep(start: number, end: number, quoted: number): void {
    if (end - start > this.cellMax) this.broken = 'cell-too-long'
    if (this.width < this.cellsKept) {
      this.starts[this.width] = start
      this.ends[this.width] = end
      this.quoted[this.width] = quoted
    }
    this.width++
  }

  /** Where the quote opened before `at` closes, counting the lines it spans. */
  private closingQuote(from: number, stop: number): number {
    const { bytes, end, done } = this.window
    let lines = 0
    for (let at = from; at < stop; at++) {
      const code = bytes[at]
      if (code === LF || (code === CR && bytes[at + 1] !== LF)) lines++
      else if (code === QUOTE) {
        if (at + 1 >= end && !done) return more
        if (at + 1 >= end || bytes[at + 1] !== QUOTE) {
          this.nextLine += lines
          return at
        }
        at++
      }
    }
    return done || stop - this.rowStart >= this.rowMax ? never : more
  }

  private endsCell(code: number): boolean {
    return code === this.delimiter || code === LF || code === CR
  }

  /** `at` stands on a newline, at the end of the file, of the bytes in hand, or of what a row may have. */
  private endRow(stop: number): boolean {
    const { bytes, end, done } = this.window
    if (this.at >= stop) {
      if (stop - this.rowStart >= this.rowMax) return this.cutOff('cell-too-long')
      this.ended = false
      return done
    }
    if (bytes[this.at] === CR) {
      if (this.at + 1 >= end && !done) return false
      if (this.at + 1 < end && bytes[this.at + 1] === LF) this.at++
    }
    this.at++
    this.nextLine++
    this.ended = true
    return true
  }

  private breakOff(at: number): boolean {
    this.strayQuotes++
    this.at = at
    return this.cutOff('unclosed-quote')
  }

  /** Passes over the rest of the line, however long, keeping only what tells people which line it was. */
  private cutOff(reason: NonNullable<Row['broken']>): true {
    this.broken = reason
    const line = this.window.bytes.subarray(
      this.rowStart,
      Math.min(this.window.end, this.rowStart + 4 * excerptMax + 4),
    )
    const newline = line.findIndex((code) => code === LF || code === CR)
    this.overlong = line.toString('utf8', 0, newline === -1 ? line.length : newline).trimEnd()
    for (;;) {
      const { bytes, end, done } = this.window
      while (this.at < end && bytes[this.at] !== LF && bytes[this.at] !== CR) this.at++
      const crossing = bytes[this.at] === CR && this.at + 1 === end
      if (done || (this.at < end && !crossing)) break
      this.refill(this.at)
    }
    return this.finishLine()
  }

  private finishLine(): true {
    const { bytes, end } = this.window
    this.ended = this.at < end
    if (this.ended) {
      this.at += bytes[this.at] === CR && this.at + 1 < end && bytes[this.at + 1] === LF ? 2 : 1
      this.nextLine++
    }
    return true
  }
}

/** Answers of `closingQuote` that are no place: ask again with more bytes; nowhere. */
const more = -1
const never = -2
