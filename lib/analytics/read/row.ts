import { printable } from '../printable.ts'

export type CellKind = 'text' | 'number' | 'none' | 'too-long' | 'other'

/** One row of a file, whatever its format. The scanner reuses the object: read it before the next row. */
export type Row = {
  /** Line of the file where the row starts, from 1; in a JSON array the number of the element. */
  readonly line: number
  /** Number of cells, or -1 where the format has no fixed width. */
  readonly width: number
  /** Set where the row cannot be read at all. */
  readonly broken: 'unclosed-quote' | 'cell-too-long' | 'not-an-object' | 'not-json' | null
  /** Where `take` found the cell's text: UTF-8, `from` … `to` of `bytes`. */
  readonly bytes: Uint8Array
  readonly from: number
  readonly to: number
  /** The cell's number, where the format itself has numbers. */
  readonly number: number
  /** Looks at a cell and says what it is; none: the row has no such cell, or null. */
  take(index: number): CellKind
  /** The cell as text, for samples; null where it has none. */
  text(index: number): string | null
  /** The row as it stands in the file, shortened, for people who look for it there. */
  excerpt(): string
}

export const excerptMax = 200

/** Shortens, and puts a space where something stands that neither a page nor a database should hold. */
export const excerptOf = (text: string, max = excerptMax): string =>
  text.length > max ? `${printable(text, max, ' ')}…` : printable(text, max, ' ')
