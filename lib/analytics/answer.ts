import { type Forecast, type ForecastReason, forecastSeries } from './forecast/forecast.ts'
import { type GrowthMeasure, type GrowthReason, growthOf } from './growth.ts'
import type { Frequency, Options } from './options.ts'
import { firstDayOf, isoDate, seasonOf } from './profile/calendar.ts'
import { known, origin, type Series } from './series.ts'
import { describeValues, type Stats } from './stats.ts'
import { fitTrend, stableBelow, type Trend, type TrendReason } from './trend.ts'

/** Values changed by filling that are listed; all are counted. */
const changesMax = 1000

type Fill = 'interpolated' | 'zero'
export type SeriesAnswer = {
  category: string
  frequency: Frequency
  seasonal_period: number
  points: { date: string; value: number; filled: Fill | null }[]
  quality: {
    rows: number
    total: number
    clean: number
    missing: number
    duplicates_merged: number
    changes: { date: string; old: number | null; new: number; rule: Fill }[]
  }
  stats: Stats
  trend: ReturnType<typeof answerTrend>
  growth: ReturnType<typeof answerGrowth>
  forecast?: ReturnType<typeof answerForecast>
}

/** Analyses one series and puts the result into the words of the API. */
export function answerSeries(series: Series, options: Options): SeriesAnswer {
  const { category, frequency, first, values, origins, rows } = series
  const dateAt = (at: number) => isoDate(firstDayOf(first + at, frequency))
  const points = Array.from(values, (value, at) => ({ date: dateAt(at), value, filled: fillOf(origins[at]) })).filter(
    (point) => !Number.isNaN(point.value),
  )
  const { x, y } = known(series)
  const observed = origins.filter((o) => o === origin.observed).length
  return {
    category,
    frequency,
    seasonal_period: seasonOf[frequency],
    points,
    quality: {
      rows,
      total: values.length,
      clean: observed,
      missing: values.length - observed,
      duplicates_merged: rows - observed,
      changes: points
        .flatMap(({ date, value, filled }) => (filled ? [{ date, old: null, new: value, rule: filled }] : []))
        .slice(0, changesMax),
    },
    stats: describeValues(y),
    trend: answerTrend(fitTrend(x, y), frequency),
    growth: answerGrowth(growthOf(series)),
    ...(options.includeForecast && {
      forecast: answerForecast(forecastSeries(series, options), (h) => dateAt(values.length + h)),
    }),
  }
}

const fillOf = (code: number | undefined): Fill | null =>
  code === origin.interpolated ? 'interpolated' : code === origin.zero ? 'zero' : null

const perPeriod = {
  daily: 'per_day',
  weekly: 'per_week',
  monthly: 'per_month',
  quarterly: 'per_quarter',
  yearly: 'per_year',
} as const

function answerTrend(trend: Trend | { reason: TrendReason }, frequency: Frequency) {
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
  const { model, horizon, bands, backtest, clipped } = forecast
  return {
    model,
    horizon,
    non_negative: clipped,
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
