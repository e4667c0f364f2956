import type { Analysis } from '../analysis.ts'
import { type Cell, toCsv } from './csv.ts'

const header = ['category', 'frequency', 'date', 'kind', 'value', 'lower_80', 'upper_80', 'lower_95', 'upper_95']

/** One tidy table: a row per series and period; `kind` is observed, interpolated, zero or forecast. */
export const analysisToCsv = (analysis: Pick<Analysis, 'series'>): string => toCsv(header, tidyRows(analysis))

function* tidyRows({ series }: Pick<Analysis, 'series'>): Generator<Cell[]> {
  for (const { category, frequency, points, forecast } of series) {
    for (const point of points)
      yield [category, frequency, point.date, point.filled ?? 'observed', point.value, null, null, null, null]
    if (!forecast || !('points' in forecast)) continue
    for (const { date, value, lower_80, upper_80, lower_95, upper_95 } of forecast.points)
      yield [category, frequency, date, 'forecast', value, lower_80, upper_80, lower_95, upper_95]
  }
}

/** The listed rejected rows, to be mended in the file they came from. */
export const rejectedToCsv = ({ input }: Pick<Analysis, 'input'>): string =>
  toCsv(
    ['line', 'reason', 'excerpt'],
    input.rejected.map(({ line, reason, excerpt }) => [line, reason, excerpt]),
  )

/** Every listed value that cleaning changed, to be checked against the books. */
export const changesToCsv = ({ series }: Pick<Analysis, 'series'>): string =>
  toCsv(
    ['category', 'date', 'old', 'new', 'rule'],
    series.flatMap(({ category, quality }) =>
      quality.changes.map((change) => [category, change.date, change.old, change.new, change.rule]),
    ),
  )

/** The series beside each other, the largest first; no rows where there is but one. */
export function comparisonToCsv({ comparison }: Pick<Analysis, 'comparison'>): string {
  const shares = new Map(comparison?.shares.map(({ category, share }) => [category, share]))
  const parts = new Map(comparison?.contribution_to_growth.map((one) => [one.category, one.contribution]))
  const rows = comparison?.ranking.map(({ category, rank, total }) => [
    ...[category, rank, total],
    ...[shares.get(category) ?? null, parts.get(category) ?? null],
  ])
  return toCsv(['category', 'rank', 'total', 'share', 'contribution_to_growth'], rows ?? [])
}
