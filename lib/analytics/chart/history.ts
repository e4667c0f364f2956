import type { Series } from '../contract.ts'
import { base, colours, type Spec } from './base.ts'
import { type Language, type Texts, texts } from './texts.ts'

type Forecast = Extract<NonNullable<Series['forecast']>, { points: unknown }>

/** A series over time; where there is a forecast, its line and its bands of 80 and 95 % behind it; unusual values as dots. */
export function historySpec(series: Series, title: string, language: Language): Spec {
  const t = texts[language]
  const forecast = forecastOf(series)
  const points = series.points.map(({ date, value }) => ({ date, value }))
  const unusual = series.points.filter((point) => point.outlier && point.value !== null)
  return {
    ...base(title, language),
    encoding: {
      x: { field: 'date', type: 'temporal', title: null, scale: { type: 'utc' } },
      y: { type: 'quantitative', title: null, scale: { zero: false } },
    },
    layer: [
      ...(forecast ? bandLayers(forecast, t) : []),
      line(points, t.history, colours.history, forecast ? t : null),
      ...(forecast ? [line(joined(series, forecast), t.forecast, colours.forecast, t, [6, 3])] : []),
      ...(unusual.length > 0 ? [dots(unusual, t)] : []),
    ],
  }
}

/** What was found: where the series goes, and what is to be expected at the end of the forecast. */
export function historyTitle(series: Series, language: Language): string {
  const t = texts[language]
  const found = t.trend(t.series(series.category), 'direction' in series.trend ? series.trend : null)
  const last = forecastOf(series)?.points.at(-1)
  if (!last) return found
  const [value, low, high] = [last.value, last.lower_95, last.upper_95].map(t.number)
  const expected = t.expected(t.period(last.date, series.frequency), value ?? '', low ?? '', high ?? '')
  return `${found}; ${expected}`
}

const forecastOf = ({ forecast }: Series): Forecast | null => (forecast && 'points' in forecast ? forecast : null)

const inline = (values: readonly object[]) => ({ values, format: { parse: { date: 'utc:%Y-%m-%d' } } })
const whenAndWhat = [
  { field: 'date', type: 'temporal' },
  { field: 'value', type: 'quantitative', format: ',.4~g' },
]
const legend = (text: string, t: Texts) => ({
  datum: text,
  type: 'nominal',
  title: null,
  scale: { domain: [t.history, t.forecast], range: [colours.history, colours.forecast] },
})

/** The legend tells data from forecast, so there is none without a forecast. */
function line(values: readonly object[], name: string, color: string, t: Texts | null, dash?: number[]) {
  return {
    data: inline(values),
    mark: { type: 'line', color, ...(dash && { strokeDash: dash }) },
    encoding: { y: { field: 'value' }, ...(t && { color: legend(name, t) }), tooltip: whenAndWhat },
  }
}

/** The forecast's line starts where the history ends, so that they meet. */
function joined(series: Series, forecast: Forecast) {
  const last = series.points.findLast(({ value }) => value !== null)
  return [...(last ? [last] : []), ...forecast.points].map(({ date, value }) => ({ date, value }))
}

const bandLayers = ({ points }: Forecast, t: Texts) =>
  ([95, 80] as const).map((percent) => ({
    data: inline(points.map((p) => ({ date: p.date, low: p[`lower_${percent}`], high: p[`upper_${percent}`] }))),
    mark: { type: 'area', color: colours.forecast, opacity: percent === 95 ? 0.15 : 0.25 },
    encoding: {
      y: { field: 'low' },
      y2: { field: 'high' },
      description: { value: t.band(percent) },
    },
  }))

const dots = (points: readonly { date: string; value: number | null }[], t: Texts) => ({
  data: inline(points.map(({ date, value }) => ({ date, value, kind: t.unusual }))),
  mark: { type: 'point', color: colours.unusual, size: 60, strokeWidth: 2 },
  encoding: { y: { field: 'value' }, tooltip: [...whenAndWhat, { field: 'kind', type: 'nominal' }] },
})
