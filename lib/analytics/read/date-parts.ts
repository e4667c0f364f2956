import { Buffer } from 'node:buffer'
import { monthOf } from './month-names.ts'
import type { CellKind, Row } from './row.ts'
import type { Source, TakePlain } from './source.ts'

/** A date that is spread over columns: the year in one, the month, quarter or week in another, perhaps the day in a third. */
export type DateParts = { name: string; year: number; part: number; unit: PartUnit; day: number | null }
export type PartUnit = 'month' | 'quarter' | 'week'

const textMax = 32
const romans = ['i', 'ii', 'iii', 'iv']
const quarter = /^(?:(?:q|k|tw|triwulan|kuartal|kw|quarter)[ .-]?)?([1-4]|i{1,3}|iv)$/

/** The year that a cell holds alone; null for anything else. */
export function yearPart(text: string): number | null {
  const year = /^\d{4}$/.test(text) ? Number(text) : 0
  return year >= 1900 && year <= 2100 ? year : null
}

/**
 * The number of a month, quarter or week that a cell or header holds alone: `8`, `08`, `Agustus`; `3`, `III`, `Q3`, `TW III`;
 * `33`. Null for anything else.
 */
export function partOf(text: string, unit: PartUnit): number | null {
  const word = text.trim().toLowerCase()
  if (word === '' || word.length > textMax) return null
  if (unit === 'quarter') return quarterOf(word)
  const number = /^\d{1,2}$/.test(word) ? Number(word) : null
  const most = unit === 'month' ? 12 : 53
  if (number !== null) return number >= 1 && number <= most ? number : null
  return unit === 'month' ? monthOf(word.replace(/\.$/, '')) : null
}

function quarterOf(word: string): number | null {
  const mark = quarter.exec(word)?.[1]
  if (mark === undefined) return null
  return romans.indexOf(mark) + 1 || Number(mark)
}

/** The text of a coarse date, as `readDate` reads it: `2024-08`, `2024 Q3`, `2024-W33`. */
export function coarseDate(year: number | string, part: number, unit: PartUnit): string {
  if (unit === 'quarter') return `${year} Q${part}`
  return `${year}-${unit === 'week' ? 'W' : ''}${String(part).padStart(2, '0')}`
}

/** The same source with one more column, in which the date stands that its parts make. */
export function withWholeDate(source: Source, parts: DateParts | null): Source {
  if (parts === null) return source
  return {
    ...source,
    columns: [...source.columns, parts.name],
    // Rows cannot be taken as they stand: their date is nowhere in them.
    scan(onRow, onBytes, _takePlain?: TakePlain) {
      const whole = new DatedRow(parts, source.columns.length)
      source.scan((row) => onRow(whole.turnTo(row)), onBytes)
    },
  }
}

class DatedRow implements Row {
  number = Number.NaN
  bytes: Uint8Array = Buffer.alloc(0)
  from = 0
  to = 0
  private readonly own = Buffer.alloc(4 * 4 * textMax)
  private readonly parts: DateParts
  private readonly at: number
  private row: Row | null = null

  constructor(parts: DateParts, at: number) {
    this.parts = parts
    this.at = at
  }

  turnTo(row: Row): this {
    this.row = row
    return this
  }

  get line(): number {
    return this.row?.line ?? 0
  }

  get width(): number {
    const width = this.row?.width ?? 0
    return width === -1 ? -1 : width + 1
  }

  get broken(): Row['broken'] {
    return this.row?.broken ?? null
  }

  take(index: number): CellKind {
    if (index === this.at) return this.takeDate()
    const { row } = this
    if (row === null) return 'none'
    const kind = row.take(index)
    this.bytes = row.bytes
    this.from = row.from
    this.to = row.to
    this.number = row.number
    return kind
  }

  text(index: number): string | null {
    return index === this.at ? this.date() : (this.row?.text(index) ?? null)
  }

  excerpt(): string {
    return this.row?.excerpt() ?? ''
  }

  private takeDate(): CellKind {
    const date = this.date()
    if (date === '') return 'none'
    this.bytes = this.own
    this.from = 0
    this.to = this.own.write(date, 'utf8')
    return 'text'
  }

  /** Empty where a part is missing; where one cannot be read, they stand side by side and are no date. */
  private date(): string {
    const { year, part, unit, day } = this.parts
    const cells = (day === null ? [year, part] : [year, part, day]).map((at) => this.cell(at))
    if (cells.includes('')) return ''
    const [yearText = '', partText = '', dayText] = cells
    const number = partOf(partText, unit)
    if (yearPart(yearText) === null || number === null) return cells.join(' ')
    const date = coarseDate(yearText, number, unit)
    return dayText === undefined ? date : `${date}-${dayText.padStart(2, '0')}`
  }

  private cell(at: number): string {
    return (this.row?.text(at) ?? '').trim().slice(0, textMax)
  }
}
