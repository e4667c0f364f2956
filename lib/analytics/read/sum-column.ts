import { readNumber } from './number.ts'
import type { Source } from './source.ts'
import { isTotal } from './total-words.ts'

const sampleRows = 200
/** Sums of rounded numbers differ from the rounded sum. */
const tolerance = 0.005
const enough = 0.9

/**
 * Columns of numbers without the one that is named a total and is the sum of the others, row by row: beside its parts it
 * would count everything twice. `qty`, `price`, `total` stay: no sum.
 */
export function withoutSum(source: Source, columns: readonly number[]): number[] {
  const total = columns.find((at) => isTotal(source.columns[at] ?? ''))
  const others = columns.filter((at) => at !== total)
  if (total === undefined || others.length < 2) return [...columns]
  const agreeing = { point: 0, comma: 0 }
  let rows = 0
  let seen = 0
  source.scan((row) => {
    if (++seen > 2 * sampleRows) return false
    if (row.broken !== null) return undefined
    const [sum, ...parts] = [total, ...others].map((at) => readNumber(row.text(at) ?? ''))
    if (!sum || sum.reason !== null) return undefined
    rows++
    for (const decimal of ['point', 'comma'] as const) {
      const added = parts.reduce((all, part) => all + (part.reason === null ? part[decimal] : 0), 0)
      if (Math.abs(added - sum[decimal]) <= tolerance * Math.abs(sum[decimal])) agreeing[decimal]++
    }
    return rows < sampleRows ? undefined : false
  })
  const isSum = rows > 0 && Math.max(agreeing.point, agreeing.comma) >= enough * rows
  return isSum ? others : [...columns]
}
