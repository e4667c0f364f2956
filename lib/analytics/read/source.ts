import { defaultLimits, type Limits } from '../options.ts'
import { Refusal } from '../refusal.ts'
import { type Delimiter, scanCsv } from './csv.ts'
import { readDate } from './date.ts'
import { openJson } from './json.ts'
import { readNumber } from './number.ts'
import type { Row } from './row.ts'

/** A file whose rows can be walked over, as often as needed. */
export type Source = {
  format: 'csv' | 'json' | 'ndjson'
  delimiter: Delimiter | null
  columns: string[]
  scan(onRow: (row: Row) => boolean | undefined): void
}

const delimiters: readonly Delimiter[] = [',', ';', '\t', '|']
const sampleRows = 200

/** Finds out what kind of file a text is. Throws `empty-file`, `invalid-json`, `bad-header`, `too-many-columns`. */
export function openSource(text: string, limits: Limits = defaultLimits): Source {
  const first = text.trimStart()[0]
  if (first === undefined) throw new Refusal('empty-file', 'The file is empty.')
  if (first === '{' || first === '[') return openJson(text, limits)
  return openCsv(text, limits)
}

function openCsv(text: string, limits: Limits): Source {
  const declared = /^sep=([,;\t|])\r?\n/.exec(text.slice(0, 8))
  const skip = declared ? 1 : 0
  const delimiter = (declared?.[1] as Delimiter | undefined) ?? findDelimiter(text, limits)
  const first = firstRow(text, delimiter, limits, skip)
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
    scan(onRow) {
      let seen = 0
      scanCsv(text, delimiter, limits, (row) => (seen++ < before ? undefined : onRow(row)))
    },
  }
}

function firstRow(text: string, delimiter: Delimiter, limits: Limits, skip: number) {
  let cells: string[] = []
  let width = 0
  let seen = 0
  scanCsv(text, delimiter, limits, (row) => {
    if (seen++ < skip) return undefined
    width = row.width
    cells = Array.from({ length: Math.min(width, limits.columnsMax) }, (_, at) => String(row.cell(at) ?? ''))
    return false
  })
  return { cells, width }
}

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
  columns.forEach((name, at) => {
    if (name === '') throw new Refusal('bad-header', `Column ${at + 1} has no name. Give it one, or remove it.`)
    if (seen.has(name)) throw new Refusal('bad-header', `Two columns are named "${name}". Rename one of them.`)
    if (!name.isWellFormed()) throw new Refusal('bad-header', `The name of column ${at + 1} is not valid text.`)
    seen.add(name)
  })
}

/**
 * The delimiter under which the rows agree best with the header's number of cells, and under which there is a column of
 * dates and one of numbers: `a;b` with decimal commas would otherwise pass for a comma file.
 */
function findDelimiter(text: string, limits: Limits): Delimiter {
  let best: Delimiter = ','
  let bestScore = 0
  for (const delimiter of delimiters) {
    const score = scoreOf(text, delimiter, limits)
    if (score > bestScore) {
      best = delimiter
      bestScore = score
    }
  }
  return best
}

function scoreOf(text: string, delimiter: Delimiter, limits: Limits): number {
  let header = 0
  let rows = 0
  let fitting = 0
  let meaningful = 0
  scanCsv(text, delimiter, limits, (row) => {
    if (header === 0) {
      header = row.width
      return header > 1 ? undefined : false
    }
    rows++
    if (row.width === header) {
      fitting++
      const cells = Array.from({ length: Math.min(header, limits.columnsMax) }, (_, at) => String(row.cell(at) ?? ''))
      if (looksLikeDatedNumber(cells)) meaningful++
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
