import { excerptMax, excerptOf, type Row } from './row.ts'

const QUOTE = 34
const LF = 10
const CR = 13
/** A file whose quotes never close is a file whose quotes are not quotes: after this many, they are read as text. */
const strayQuotesMax = 100

export type Delimiter = ',' | ';' | '\t' | '|'

/**
 * Walks over delimited text row by row (RFC 4180, and what spreadsheets really write): quoted cells may hold delimiters,
 * newlines and doubled quotes; a quote inside an unquoted cell is a character; rows end in LF, CRLF or CR; an empty
 * line is a row of one empty cell. Every character belongs to exactly one row, so no row can get lost: where a quote
 * never closes, only that line is broken, and reading goes on with the next.
 *
 * `onRow` gets a view that is reused; returning `false` stops.
 *
 * @example scanCsv('a;"b;c"\n1;2', ';', 8192, (row) => { row.cell(1) }) // 'b;c', then '2'
 */
export function scanCsv(
  text: string,
  delimiter: Delimiter,
  limits: { cellMax: number; columnsMax: number },
  onRow: (row: Row) => boolean | undefined,
): void {
  const row = new CsvRow(text, delimiter.charCodeAt(0), limits.cellMax, limits.columnsMax)
  while (row.next()) if (onRow(row) === false) return
}

class CsvRow implements Row {
  line = 0
  width = 0
  broken: Row['broken'] = null
  private readonly text: string
  private readonly delimiter: number
  private readonly cellMax: number
  /** Cells beyond this are counted, not kept: a line of fifty million commas must not cost memory. */
  private readonly cellsKept: number
  private readonly starts: number[] = []
  private readonly ends: number[] = []
  private readonly quoted: boolean[] = []
  private rowStart = 0
  private at = 0
  private nextLine = 1
  private strayQuotes = 0

  constructor(text: string, delimiter: number, cellMax: number, columnsMax: number) {
    this.text = text
    this.delimiter = delimiter
    this.cellMax = cellMax
    this.cellsKept = columnsMax + 1
  }

  next(): boolean {
    if (this.at >= this.text.length) return false
    this.rowStart = this.at
    this.line = this.nextLine
    this.width = 0
    this.broken = null
    while (this.readCell()) {
      // each cell moves `at` on
    }
    return true
  }

  cell(index: number): string | undefined {
    if (index >= this.width || index >= this.cellsKept) return undefined
    const slice = this.text.slice(this.starts[index], this.ends[index])
    return this.quoted[index] && slice.includes('"') ? slice.replaceAll('""', '"') : slice
  }

  excerpt(): string {
    return excerptOf(this.text.slice(this.rowStart, Math.min(this.at, this.rowStart + excerptMax + 1)).trimEnd())
  }

  /** Reads one cell and what ends it; true when the row goes on. */
  private readCell(): boolean {
    const { text } = this
    const start = this.at
    let contentStart = start
    let contentEnd = -1
    if (text.charCodeAt(start) === QUOTE && this.strayQuotes < strayQuotesMax) {
      const close = this.closingQuote(start + 1)
      if (close === -1) return this.breakOff()
      this.at = close + 1
      if (this.endsCell(text.charCodeAt(this.at))) {
        contentStart = start + 1
        contentEnd = close
        this.countLines(contentStart, contentEnd)
      } else this.countLines(start, close)
    }
    const quoted = contentEnd !== -1
    if (!quoted) {
      this.skipToEnd()
      contentEnd = this.at
    }
    if (contentEnd - contentStart > this.cellMax) this.broken = 'cell-too-long'
    if (this.width < this.cellsKept) {
      this.starts[this.width] = contentStart
      this.ends[this.width] = contentEnd
      this.quoted[this.width] = quoted
    }
    this.width++
    return this.endCell()
  }

  private closingQuote(from: number): number {
    let at = this.text.indexOf('"', from)
    while (at !== -1 && this.text.charCodeAt(at + 1) === QUOTE) at = this.text.indexOf('"', at + 2)
    return at
  }

  private endsCell(code: number): boolean {
    return code === this.delimiter || code === LF || code === CR || Number.isNaN(code)
  }

  private skipToEnd(): void {
    const { text, delimiter } = this
    let at = this.at
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === delimiter || code === LF || code === CR) break
    }
    this.at = at
  }

  private endCell(): boolean {
    const code = this.text.charCodeAt(this.at)
    if (code === this.delimiter) {
      this.at++
      return true
    }
    if (Number.isNaN(code)) return false
    this.at += code === CR && this.text.charCodeAt(this.at + 1) === LF ? 2 : 1
    this.nextLine++
    return false
  }

  private breakOff(): false {
    this.strayQuotes++
    this.broken = 'unclosed-quote'
    while (this.at < this.text.length && !isNewline(this.text.charCodeAt(this.at))) this.at++
    this.endCell()
    return false
  }

  private countLines(from: number, to: number): void {
    for (let at = from; at < to; at++) {
      const code = this.text.charCodeAt(at)
      if (code === LF || (code === CR && this.text.charCodeAt(at + 1) !== LF)) this.nextLine++
    }
  }
}

const isNewline = (code: number) => code === LF || code === CR
