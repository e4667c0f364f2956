import { Refusal } from '../refusal.ts'
import type { ByteInterner } from './byte-interner.ts'
import type { RejectReason } from './rejections.ts'
import type { Row } from './row.ts'

/** The number of the series that a row's category names, or why it names none. Throws `too-many-series`. */
export function seriesOf(row: Row, column: number, names: ByteInterner, seriesMax: number): number | RejectReason {
  const kind = row.take(column)
  if (kind === 'other') return 'category-unreadable'
  if (kind === 'too-long') return 'cell-too-long'
  const id = kind === 'none' ? names.intern(row.bytes, 0, 0) : names.intern(row.bytes, row.from, row.to)
  if (id !== -1) return id
  throw new Refusal(
    'too-many-series',
    `The category column has more than ${seriesMax} different values, the limit. Is it the right column?`,
    'category_column',
  )
}
