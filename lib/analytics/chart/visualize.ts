import type { Comparison, Series, Visualization } from '../contract.ts'
import { base, colours } from './base.ts'
import { historySpec, historyTitle } from './history.ts'
import { type Language, texts } from './texts.ts'

/** Bars that can still be read beside each other; the title counts all. */
const barsMax = 30

/**
 * Charts of an analysis as Vega-Lite 5 specifications, with their data in them: for each series its history with forecast
 * and bands, and its season where it has one; for several series what share each has. Titles say what was found, in the
 * language asked for. Ids are the position of the series and what is shown: `series-1-history`.
 *
 * @example visualize(run.series, run.comparison, 'en')[0].title // 'Coffee is rising (+39% over the data); 120 expected in …'
 */
export function visualize(
  series: readonly Series[],
  comparison: Comparison | null,
  language: Language,
): Visualization[] {
  const charts = series.flatMap((one, at) => {
    const title = historyTitle(one, language)
    const history = { id: `series-${at + 1}-history`, title, spec: historySpec(one, title, language) }
    const season = seasonChart(one, `series-${at + 1}-season`, language)
    return season ? [history, season] : [history]
  })
  const compared = comparison && comparisonChart(comparison, language)
  return compared ? [...charts, compared] : charts
}

function seasonChart(series: Series, id: string, language: Language): Visualization | null {
  const { seasonality, frequency } = series
  if (!('indices' in seasonality)) return null
  const t = texts[language]
  const multiplied = seasonality.kind === 'multiplicative'
  const values = seasonality.indices.map((index, at) => ({
    place: t.place(at, frequency),
    effect: multiplied ? index - 1 : index,
  }))
  const peak = values.reduce((best, one) => (one.effect > best.effect ? one : best))
  const effect = multiplied ? t.timesTrend(t.percent(peak.effect)) : t.above(t.number(peak.effect))
  const title = t.season(t.series(series.category), peak.place, effect)
  const spec = {
    ...base(title, language),
    data: { values },
    mark: { type: 'bar', color: colours.season },
    encoding: {
      x: { field: 'place', type: 'ordinal', sort: null, title: null },
      y: { field: 'effect', type: 'quantitative', title: null, axis: { format: multiplied ? '+.0%' : '+,.4~g' } },
      tooltip: [
        { field: 'place', type: 'ordinal' },
        { field: 'effect', type: 'quantitative', format: multiplied ? '+.1%' : '+,.4~g' },
      ],
    },
  }
  return { id, title, spec }
}

function comparisonChart(comparison: Comparison, language: Language): Visualization | null {
  const { shares, ranking } = comparison
  const [first] = ranking
  if (!first) return null
  const t = texts[language]
  const name = t.series(first.category)
  const shared = shares[0]
  const title = shared
    ? t.leads(name, t.percent(shared.share), ranking.length)
    : t.largest(name, t.number(first.total), ranking.length)
  const values = shared
    ? shares.map(({ category, share }) => ({ category, value: share }))
    : ranking.map(({ category, total }) => ({ category, value: total }))
  const format = shared ? '.1%' : ',.4~g'
  const spec = {
    ...base(title, language),
    height: { step: 24 },
    data: { values: values.slice(0, barsMax) },
    mark: { type: 'bar', color: colours.season },
    encoding: {
      y: { field: 'category', type: 'nominal', sort: null, title: null, axis: { labelLimit: 200 } },
      x: { field: 'value', type: 'quantitative', title: shared ? t.share : t.total, axis: { format } },
      tooltip: [
        { field: 'category', type: 'nominal' },
        { field: 'value', type: 'quantitative', format },
      ],
    },
  }
  return { id: 'comparison', title, spec }
}
