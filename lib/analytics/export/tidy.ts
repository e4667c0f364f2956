import type { Analysis } from '../analysis.ts'
import type { Series } from '../contract.ts'
import { type Cell, toCsv } from './csv.ts'

const header = ['category', 'frequency', 'date', 'kind', 'value', 'lower_80', 'upper_80', 'lower_95', 'upper_95']

/**
 * One tidy table: a row per series and period. `kind` is observed, interpolated, zero, winsorized, removed (an outlier that
 * was taken out), dropped (a gap without a value) or forecast.
 */
export const analysisToCsv = (analysis: Pick<Analysis, 'series'>): string => toCsv(header, tidyRows(analysis))

function* tidyRows({ series }: Pick<Analysis, 'series'>): Generator<Cell[]> {
  for (const { category, frequency, points, forecast } of series) {
    for (const point of points)
      yield [category, frequency, point.date, changeOf(point) ?? 'observed', point.value, null, null, null, null]
    if (!forecast || !('points' in forecast)) continue
    for (const { date, value, lower_80, upper_80, lower_95, upper_95 } of forecast.points)
      yield [category, frequency, date, 'forecast', value, lower_80, upper_80, lower_95, upper_95]
  }
}

/** Every value that cleaning changed, the ones beyond the listed thousand too: the periods hold both values. */
export const changesToCsv = ({ series }: Pick<Analysis, 'series'>): string =>
  toCsv(['category', 'date', 'old', 'new', 'rule'], changeRows(series))

function* changeRows(series: readonly Series[]): Generator<Cell[]> {
  for (const { category, points } of series)
    for (const point of points) {
      const rule = changeOf(point)
      if (rule) yield [category, point.date, point.observed, point.value, rule]
    }
}

/** The rule that made a period's value; null for one that stands as in the file. */
function changeOf({ value, observed, filled }: Series['points'][number]) {
  if (observed === null) return filled ?? 'dropped'
  if (value === null || filled) return 'removed'
  return value === observed ? null : 'winsorized'
}

/** The listed rejected rows and cells, to be mended in the file they came from; `column` is empty for a whole row. */
export const rejectedToCsv = ({ input }: Pick<Analysis, 'input'>): string =>
  toCsv(
    ['line', 'column', 'reason', 'excerpt'],
    input.rejected.map(({ line, column, reason, excerpt }) => [line, column, reason, excerpt]),
  )

/** The series beside each other, largest first; a header alone where there is one series. */
export function comparisonToCsv({ comparison }: Pick<Analysis, 'comparison'>): string {
  const {
    ranking,
    shares,
    contribution_to_growth: contributions,
  } = comparison ?? {
    ...{ ranking: [], shares: [], contribution_to_growth: [] },
  }
  // All three lists are in the same order, or empty where a reason says why.
  return toCsv(
    ['category', 'rank', 'total', 'share', 'contribution_to_growth'],
    ranking.map(({ category, rank, total }, at) => [
      ...[category, rank, total],
      shares[at]?.share ?? null,
      contributions[at]?.contribution ?? null,
    ]),
  )
}
