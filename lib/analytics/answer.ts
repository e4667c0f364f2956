import { changePointsOf } from './change-points.ts'
import type { Series as SeriesAnswer } from './contract.ts'
import { type Forecast, type ForecastReason, forecastSeries } from './forecast/forecast.ts'
import { type GrowthMeasure, type GrowthReason, growthOf } from './growth.ts'
import type { Frequency, Options } from './options.ts'
import { dayOf, firstDayOf, isoDate, periodOf, seasonOf } from './profile/calendar.ts'
import { openSeason, seasonalityOf, withoutSeason } from './seasonality.ts'
import { known, origin, type RawSeries, type Series, usual } from './series.ts'
import { describeValues } from './stats.ts'
import { fitTrend, stableBelow, type Trend, type TrendReason } from './trend.ts'

/** Changed values that are listed; all are counted. */
const changesMax = 1000

/** Analyses one clean series, and puts the result into the words of the API. */
export function answerSeries(series: Series, options: Options): SeriesAnswer {
  const { category, frequency, first, values } = series
  const dateAt = (at: number) => isoDate(firstDayOf(first + at, frequency))
  const season = seasonalityOf(series)
  const { x, y } = usual(series)
  const adjusted = withoutSeason(series, season, x, y)
  const changes = changePointsOf(series, season)
  return {
    category,
    frequency,
    seasonal_period: seasonOf[frequency],
    points: answerPoints(series, dateAt),
    quality: answerQuality(series, dateAt),
    stats: describeValues(known(series).y),
    trend: answerTrend(fitTrend(x, adjusted, openSeason(series, season)), changes.map(dateAt), frequency),
    growth: answerGrowth(growthOf(series, options.aggregate)),
    seasonality: season,
    ...(options.includeForecast && {
      forecast: answerForecast(forecastSeries(series, options), (h) => dateAt(values.length + h)),
    }),
  }
}

/**
 * The series behind an answer, as the file had it: what other options are applied to without the file.
 *
 * @example analyzeSeries(run.series.map(rawSeriesOf), { ...options, outliers: 'flag' })
 */
export function rawSeriesOf({ category, frequency, points, quality }: SeriesAnswer): RawSeries {
  const [year = 0, month = 0, day = 0] = (points[0]?.date ?? '').split('-').map(Number)
  return {
    category,
    frequency,
    first: periodOf(dayOf(year, month, day), frequency),
    values: Float64Array.from(points, ({ observed }) => observed ?? Number.NaN),
    rows: quality.rows,
  }
}

/** NaN is how the arithmetic says "no value"; JSON says null. */
const orNull = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value)

const answerPoints = ({ values, observed, origins, outliers }: Series, dateAt: (at: number) => string) =>
  Array.from(values, (value, at) => ({
    date: dateAt(at),
    value: orNull(value),
    observed: orNull(observed[at]),
    filled: fillOf(origins[at]),
    outlier: outliers[at] === 1,
  }))

const fillOf = (code: number | undefined): SeriesAnswer['points'][number]['filled'] =>
  code === origin.interpolated ? 'interpolated' : code === origin.zero ? 'zero' : null

function answerQuality({ values, observed, origins, outliers, rows }: Series, dateAt: (at: number) => string) {
  const changes: SeriesAnswer['quality']['changes'] = []
  let changed = 0
  let missing = 0
  let outlying = 0
  origins.forEach((code, at) => {
    const old = orNull(observed[at])
    if (old === null) missing++
    if (outliers[at] === 1) outlying++
    const rule = ruleOf(code, old !== null)
    if (rule === null) return
    changed++
    if (changes.length < changesMax) changes.push({ date: dateAt(at), old, new: orNull(values[at]), rule })
  })
  const clean = values.length - missing - outlying
  const merged = rows - (values.length - missing)
  return {
    ...{ rows, total: values.length, clean, missing, duplicates_merged: merged },
    ...{ outliers: outlying, changed, changes },
  }
}

/** What was done to a period; null where nothing was. A value of the file that is gone was removed as an outlier. */
function ruleOf(code: number, wasObserved: boolean): SeriesAnswer['quality']['changes'][number]['rule'] | null {
  if (code === origin.observed) return null
  if (code === origin.winsorized) return 'winsorized'
  if (wasObserved) return 'removed'
  return code === origin.interpolated ? 'interpolated' : code === origin.zero ? 'zero' : 'dropped'
}

const perPeriod = {
  daily: 'per_day',
  weekly: 'per_week',
  monthly: 'per_month',
  quarterly: 'per_quarter',
  yearly: 'per_year',
} as const

function answerTrend(trend: Trend | { reason: TrendReason }, changePoints: string[], frequency: Frequency) {
  if (!('slope' in trend)) return trend
  return {
    direction: trend.direction,
    slope: trend.slope,
    slope_unit: perPeriod[frequency],
    intercept: trend.intercept,
    relative_change: trend.relativeChange,
    relative_threshold: stableBelow,
    r_squared: trend.rSquared,
    p_value: trend.pValue,
    significant: trend.significant,
    change_points: changePoints,
    reason: trend.reason,
  }
}

const growthNames = {
  total: 'total',
  cagr: 'cagr',
  periodOnPeriod: 'period_on_period',
  yearOnYear: 'year_on_year',
  last3: 'last_3',
  last12: 'last_12',
} as const satisfies Record<GrowthMeasure, string>
type GrowthName = (typeof growthNames)[GrowthMeasure]

function answerGrowth(growth: ReturnType<typeof growthOf>) {
  const reasons: Partial<Record<GrowthName, GrowthReason>> = {}
  for (const [measure, reason] of Object.entries(growth.reasons) as [GrowthMeasure, GrowthReason][])
    reasons[growthNames[measure]] = reason
  return {
    total: growth.total,
    cagr: growth.cagr,
    period_on_period: growth.periodOnPeriod,
    year_on_year: growth.yearOnYear,
    last_3: growth.last3,
    last_12: growth.last12,
    reasons,
  }
}

function answerForecast(forecast: Forecast | { reason: ForecastReason }, dateOf: (h: number) => string) {
  if (!('bands' in forecast)) return forecast
  const { model, models, horizon, bands, backtest, clipped, holidays, warnings } = forecast
  return {
    model,
    models,
    horizon,
    non_negative: clipped,
    holidays,
    warnings,
    points: bands.map(({ value, lower80, upper80, lower95, upper95 }, h) => ({
      date: dateOf(h),
      value,
      lower_80: lower80,
      upper_80: upper80,
      lower_95: lower95,
      upper_95: upper95,
    })),
    backtest: backtest && {
      origins: backtest.origins,
      horizon: backtest.horizon,
      compared: backtest.compared,
      mase: backtest.mase,
      smape: backtest.smape,
      naive_mase: backtest.naiveMase,
      naive_smape: backtest.naiveSmape,
      wape: backtest.wape,
      naive_wape: backtest.naiveWape,
      coverage_80: backtest.coverage80,
      coverage_95: backtest.coverage95,
    },
  }
}
