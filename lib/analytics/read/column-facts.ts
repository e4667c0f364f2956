import { readDate } from './date.ts'
import { type PartUnit, partOf, yearPart } from './date-parts.ts'
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
  /** Share of cells that hold a year alone; a part of one alone, as a number or (`named`) so that it can be nothing else. */
  years: number
  parts: Record<PartUnit, number>
  named: Record<PartUnit, number>
  distinct: number
  filled: number
  rows: number
  /** The first cell that holds something. */
  example: string
}

const units = ['month', 'quarter', 'week'] as const

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
  let years = 0
  const parts = { month: 0, quarter: 0, week: 0 }
  const named = { month: 0, quarter: 0, week: 0 }
  for (const cell of cells) {
    const isNumber = readNumber(cell).reason === null
    const date = readDate(cell)
    if (yearPart(cell) !== null) years++
    for (const unit of units)
      if (partOf(cell, unit) !== null) {
        parts[unit]++
        if (!isNumber) named[unit]++
      }
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
    years: years / filled,
    parts: sharesOf(parts, filled),
    named: sharesOf(named, filled),
  }
  const [distinct, example] = [new Set(cells).size, cells[0] ?? '']
  return { at, name: tokensOf(name), ...shares, distinct, filled: cells.length, rows, example }
}

const sharesOf = ({ month, quarter, week }: Record<PartUnit, number>, of: number) => ({
  month: month / of,
  quarter: quarter / of,
  week: week / of,
})

const tokensOf = (name: string): string[] =>
  name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((token) => token !== '')
