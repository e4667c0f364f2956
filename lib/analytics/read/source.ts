import type { Limits } from '../options.ts'
import { printable } from '../printable.ts'
import { Refusal } from '../refusal.ts'
import { CsvScanner, type Delimiter } from './csv.ts'
import { readDate } from './date.ts'
import type { TextSource } from './encoding.ts'
import { openJson } from './json.ts'
import { isSpace } from './json-elements.ts'
import type { Memory } from './memory.ts'
import { readNumber } from './number.ts'
import type { Row } from './row.ts'

/** A file whose rows can be walked over, as often as needed. */
export type Source = {
  format: 'csv' | 'json' | 'ndjson'
  delimiter: Delimiter | null
  columns: string[]
  /**
   * Gives every row, until `onRow` returns `false`; `onBytes` hears how many bytes of the file have been taken. Rows of a
   * delimited file that `takePlain` takes by itself do not come to `onRow`.
   */
  scan(onRow: (row: Row) => boolean | undefined, onBytes?: (taken: number) => void, takePlain?: TakePlain): void
}

/** Takes whole lines in, from the first as many as it can; says where it stopped and how many they were. */
export type TakePlain = (
  bytes: Uint8Array,
  from: number,
  to: number,
  delimiter: Delimiter,
) => { at: number; rows: number }

/** How a file is opened; `complete: false` says that it is cut off, so its last row may be half a row. */
export type Opening = { limits: Limits; memory: Memory; complete: boolean }

const delimiters: readonly Delimiter[] = [',', ';', '\t', '|']
const sampleRows = 200

/** Finds out what kind of file a text is. Throws `empty-file`, `invalid-json`, `bad-header`, `too-many-columns`. */
export function openSource(text: TextSource, opening: Opening): Source {
  const first = firstByte(text)
  if (first === null) throw new Refusal('empty-file', 'The file is empty.')
  const isJson = first === 0x7b || first === 0x5b
  return isJson ? openJson(text, opening) : openCsv(text, opening)
}

function firstByte(text: TextSource): number | null {
  for (const chunk of text.chunks()) for (const byte of chunk) if (!isSpace(byte)) return byte
  return null
}

function openCsv(text: TextSource, opening: Opening): Source {
  const { limits } = opening
  const declared = declaredDelimiter(text)
  const skip = declared ? 1 : 0
  const delimiter = declared ?? findDelimiter(text, opening)
  const first = firstRow(text, delimiter, opening, skip)
  if (first.width > limits.columnsMax)
    throw new Refusal('too-many-columns', `The file has ${first.width} columns; the limit is ${limits.columnsMax}.`)
  const headed = !looksLikeData(first.cells)
  const columns = headed ? first.cells.map((cell) => cell.trim()) : first.cells.map((_, at) => `column ${at + 1}`)
  checkHeader(columns)
  const before = skip + (headed ? 1 : 0)
  return {
    format: 'csv',
    delimiter,
    columns,
    scan(onRow, onBytes, takePlain) {
      let seen = 0
      const rows = new CsvScanner(text.chunks(onBytes), delimiter, limits, opening.memory)
      walk(rows, opening.complete, (row) => {
        if (seen++ < before) return undefined
        const more = onRow(row)
        if (takePlain && more !== false) rows.skip((bytes, from, to) => takePlain(bytes, from, to, delimiter))
        return more
      })
    },
  }
}

function scanCsv(
  text: TextSource,
  delimiter: Delimiter,
  { limits, memory, complete }: Opening,
  onRow: (row: Row) => boolean | undefined,
): void {
  walk(new CsvScanner(text.chunks(), delimiter, limits, memory), complete, onRow)
}

function walk(rows: CsvScanner, complete: boolean, onRow: (row: Row) => boolean | undefined): void {
  try {
    while (rows.next()) if ((!complete && !rows.ended) || onRow(rows) === false) return
  } finally {
    rows.close()
  }
}

/** The line by which spreadsheets say what separates the cells: `sep=;`. */
function declaredDelimiter(text: TextSource): Delimiter | null {
  let head = ''
  for (const chunk of text.chunks()) {
    head += String.fromCharCode(...chunk.subarray(0, 8))
    if (head.length >= 8) break
  }
  const declared = /^sep=([,;\t|])\r?\n/.exec(head)
  return declared ? (declared[1] as Delimiter) : null
}

function firstRow(text: TextSource, delimiter: Delimiter, opening: Opening, skip: number) {
  let cells: string[] = []
  let width = 0
  let seen = 0
  scanCsv(text, delimiter, opening, (row) => {
    if (seen++ < skip) return undefined
    width = row.width
    if (row.broken !== null && width <= opening.limits.columnsMax)
      throw new Refusal('bad-header', 'The first row cannot be read: a quote never closes, or a name is too long.')
    cells = cellsOf(row, opening.limits.columnsMax)
    return false
  })
  return { cells, width }
}

const cellsOf = (row: Row, max: number): string[] =>
  row.broken === null ? Array.from({ length: Math.min(row.width, max) }, (_, at) => row.text(at) ?? '') : []

/** A first row that already holds a full date and a number is no header. */
function looksLikeData(cells: string[]): boolean {
  const dated = cells.findIndex((cell) => {
    const date = readDate(cell)
    return date.reason === null && date.precision === 'day' && Number.isNaN(date.serial)
  })
  return dated !== -1 && cells.some((cell, at) => at !== dated && readNumber(cell).reason === null)
}

function checkHeader(columns: string[]): void {
  const seen = new Set<string>()
  const named = columns.filter((name) => name !== '')
  if (named.length === 1 && columns.length > 2)
    throw new Refusal(
      'bad-header',
      `The file seems to begin with a title, "${printable(named[0] ?? '', 60)}". Remove the rows above the one with the columns' names.`,
    )
  columns.forEach((name, at) => {
    if (name === '') throw new Refusal('bad-header', `Column ${at + 1} has no name. Give it one, or remove it.`)
    if (seen.has(name))
      throw new Refusal('bad-header', `Two columns are named "${printable(name, 60)}". Rename one of them.`)
    seen.add(name)
  })
}

/**
 * The delimiter under which the rows agree best with the header's number of cells, and under which there is a column of
 * dates and one of numbers: `a;b` with decimal commas would otherwise pass for a comma file.
 */
function findDelimiter(text: TextSource, opening: Opening): Delimiter {
  let best: Delimiter = ','
  let bestScore = 0
  for (const delimiter of delimiters) {
    const score = scoreOf(text, delimiter, opening)
    if (score > bestScore) {
      best = delimiter
      bestScore = score
    }
  }
  return best
}

function scoreOf(text: TextSource, delimiter: Delimiter, opening: Opening): number {
  let header = 0
  let rows = 0
  let fitting = 0
  let meaningful = 0
  scanCsv(text, delimiter, opening, (row) => {
    if (header === 0) {
      header = row.width
      return header > 1 ? undefined : false
    }
    rows++
    if (row.width === header) {
      fitting++
      if (looksLikeDatedNumber(cellsOf(row, opening.limits.columnsMax))) meaningful++
    }
    return rows < sampleRows ? undefined : false
  })
  if (header < 2) return 0
  return 0.1 + (rows === 0 ? 0 : fitting / rows + (2 * meaningful) / rows)
}

function looksLikeDatedNumber(cells: string[]): boolean {
  const dated = cells.findIndex((cell) => {
    const date = readDate(cell)
    return date.reason === null && Number.isNaN(date.serial)
  })
  return dated !== -1 && cells.some((cell, at) => at !== dated && readNumber(cell).reason === null)
}
