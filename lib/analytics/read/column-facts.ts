import { readDate } from './date.ts'
import { readNumber } from './number.ts'
import type { Source } from './source.ts'

const sampleRows = 1000

/** What the first rows hold in one column; shares are of the cells that hold something. */
export type Fact = {
  at: number
  /** The words of the column's name. */
  name: string[]
  /** Share of dates; of those that cannot be numbers too; of spreadsheet serials; of numbers. */
  dates: number
  fullDates: number
  serials: number
  numbers: number
  distinct: number
  filled: number
  rows: number
}

/** Looks at the first thousand rows, column by column. */
export function sampleColumns(source: Source): Fact[] {
  const cells: string[][] = source.columns.map(() => [])
  let rows = 0
  source.scan((row) => {
    if (row.broken === null && (row.width === -1 || row.width === source.columns.length))
      for (let at = 0; at < cells.length; at++) {
        const cell = row.text(at)
        if (cell !== null && cell !== '') cells[at]?.push(cell)
      }
    return ++rows < sampleRows ? undefined : false
  })
  return source.columns.map((name, at) => factOf(at, name, cells[at] ?? [], rows))
}

function factOf(at: number, name: string, cells: string[], rows: number): Fact {
  let dates = 0
  let fullDates = 0
  let serials = 0
  let numbers = 0
  for (const cell of cells) {
    const isNumber = readNumber(cell).reason === null
    const date = readDate(cell)
    if (isNumber) numbers++
    if (date.reason !== null) continue
    if (!Number.isNaN(date.serial)) serials++
    else {
      dates++
      if (!isNumber) fullDates++
    }
  }
  const filled = Math.max(1, cells.length)
  const shares = {
    dates: dates / filled,
    fullDates: fullDates / filled,
    serials: serials / filled,
    numbers: numbers / filled,
  }
  return { at, name: tokensOf(name), ...shares, distinct: new Set(cells).size, filled: cells.length, rows }
}

const tokensOf = (name: string): string[] =>
  name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((token) => token !== '')
