import type { Frequency, Options } from '../options.ts'
import { seasonOf } from '../profile/calendar.ts'
import { origin, type Series } from '../series.ts'
import { choose } from './choose.ts'
import { demandBands } from './intermittent.ts'
import { type Band, coverageOf, toBands, wideningOf } from './intervals.ts'
import type { Tested } from './mixture.ts'
import type { Prediction } from './model.ts'
import { withHolidays } from './with-holidays.ts'

export type ForecastReason = 'too-few-periods' | 'missing-periods' | 'out-of-range'
export type ForecastWarning =
  | 'naive-is-better'
  | 'naive-was-closer'
  | 'short-history'
  | 'wide-band'
  | 'holidays-not-used'
  | 'intermittent'
  | 'declining-to-zero'
  | 'outliers-in-history'
export type Backtest = {
  /** Points in the past from which a forecast was made as if the rest were unknown. */
  origins: number
  /** Periods ahead in each. */
  horizon: number
  /** Forecasts compared with what then happened. */
  compared: number
  mase: number | null
  smape: number | null
  naiveMase: number | null
  naiveSmape: number | null
  wape: number | null
  naiveWape: number | null
  coverage80: number
  coverage95: number
}
export type Forecast = {
  /** What the forecast is, such as `mean of 4` or `naive`. */
  model: string
  /** The models in it, in their chosen forms. */
  models: string[]
  horizon: number
  bands: Band[]
  backtest: Backtest | null
  /** Whether nothing below 0 was allowed. */
  clipped: boolean
  holidays: boolean
  warnings: ForecastWarning[]
}

/** How values came about; without it none counts as an outlier. */
type Cleaning = Partial<Pick<Series, 'outliers' | 'origins'>>

export const periodsMin = 8
const defaultHorizon: Readonly<Record<Frequency, number>> = {
  daily: 14,
  weekly: 13,
  monthly: 12,
  quarterly: 8,
  yearly: 6,
}

/**
 * Values that models see, counted from the last: four years of days, and more weeks or months than anybody has. What lies
 * further back says little about the next periods, and the time of an analysis must not grow with it.
 */
const HISTORY_MAX = 1500
/** Below this many values, two seasons or what a back-test takes, the models have seen too little to be trusted far. */
const SHORT_HISTORY = 12
/** A 95 % band that is on average wider than this many times the forecast says little. */
const WIDE_BAND = 2

/**
 * Forecasts one series by the weighted mean of several automatic models, or by a naive method where that was clearly better
 * in the past (`choose.ts`), with bands of 80 and 95 % (`intervals.ts`). Values are in the unit of the series; `bands[h]` is
 * h + 1 periods after the last one. The back-test says how the same procedure did on the series' own past (`backtest.ts`).
 *
 * A reason instead of a forecast: fewer than eight periods, periods without a value (`missing=drop`), or values so large
 * that a forecast leaves the range of numbers.
 *
 * @example forecastSeries(series, { horizon: 12, nonNegative: 'auto', holidays: 'none' }).bands[0].value
 */
export function forecastSeries(
  { values, frequency, first, ...cleaning }: Pick<Series, 'values' | 'frequency' | 'first'> & Cleaning,
  options: Pick<Options, 'horizon' | 'nonNegative' | 'holidays'>,
): Forecast | { reason: ForecastReason } {
  if (values.length < periodsMin) return { reason: 'too-few-periods' }
  if (values.some(Number.isNaN)) return { reason: 'missing-periods' }
  const horizon = options.horizon ?? defaultHorizon[frequency]
  const season = seasonOf[frequency]
  const recent = values.subarray(-HISTORY_MAX)
  // By a power of two nothing is rounded: twice the values give twice the forecast, to the last bit.
  const unit = unitOf(recent)
  const history = recent.map((value) => value / unit)
  const holidays = withHolidays({
    frequency,
    first: first + values.length - recent.length,
    periods: history.length + horizon,
  })
  const around = options.holidays === 'id' ? holidays.around : undefined
  const { used, plain, kind } = choose(history, frequency, season, horizon, around)
  const holidaysUsed = kind === 'mean' && holidays.isUsedFor(history.length)
  const clipped = options.nonNegative === 'true' || (options.nonNegative === 'auto' && values.every((v) => v >= 0))
  const floor = clipped ? 0 : Number.NEGATIVE_INFINITY
  const widening = used.past ? wideningOf(used.past.predictions, history, used.past.origins) : 1
  const bandsOf = (prediction: Prediction, known: Float64Array) =>
    kind === 'intermittent' ? demandBands(known, prediction) : toBands(prediction, frequency, widening, floor)
  const bands = bandsOf(used.prediction, history).map((band) => scaled(band, unit))
  if (!bands.every((band) => Object.values(band).every(Number.isFinite))) return { reason: 'out-of-range' }
  const warnings: ForecastWarning[] = []
  if (kind === 'naive') warnings.push('naive-is-better')
  if (kind === 'mean' && isCloser(plain, used)) warnings.push('naive-was-closer')
  if (kind === 'intermittent') warnings.push('intermittent')
  if (kind !== 'constant' && (history.length < 2 * season || history.length < SHORT_HISTORY || !used.past))
    warnings.push('short-history')
  if (clipped && used.prediction.mean.some((value) => value < 0)) warnings.push('declining-to-zero')
  if (hasKeptOutliers(values.length, season, cleaning)) warnings.push('outliers-in-history')
  if (isWide(bands)) warnings.push('wide-band')
  if (options.holidays !== 'none' && !holidaysUsed) warnings.push('holidays-not-used')
  return {
    model: kind === 'intermittent' ? `Croston (${used.forms[0]})` : nameOf(used.forms),
    models: used.forms,
    horizon,
    bands,
    backtest: backtestOf(used, plain, history, bandsOf),
    clipped,
    holidays: holidaysUsed,
    warnings,
  }
}

/** Fewer errors in the past, though not so clearly fewer that naive took over (`choose.ts`). */
const isCloser = (one: Tested, other: Tested): boolean =>
  one.past !== null && other.past !== null && one.past.score.absolute < other.past.score.absolute

/** What lies further back than this, in seasons and in values, hardly moves a forecast. */
const RECENT_SEASONS = 3
const RECENT_MIN = 24

/** Whether values far from their neighbours were marked, left as they are, and are recent enough to rule the forecast. */
function hasKeptOutliers(n: number, season: number, { outliers, origins }: Cleaning): boolean {
  const from = n - Math.max(RECENT_MIN, RECENT_SEASONS * season)
  return outliers?.some((marked, at) => marked === 1 && at >= from && origins?.[at] === origin.observed) ?? false
}

const nameOf = (forms: readonly string[]): string => (forms.length === 1 ? `${forms[0]}` : `mean of ${forms.length}`)

/** The power of two just below the largest value, within what a number can be multiplied by. */
function unitOf(values: Float64Array): number {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return largest === 0 ? 1 : 2 ** Math.max(-1000, Math.min(1000, Math.floor(Math.log2(largest)) - 10))
}

const scaled = (band: Band, unit: number): Band => ({
  value: band.value * unit,
  lower80: band.lower80 * unit,
  upper80: band.upper80 * unit,
  lower95: band.lower95 * unit,
  upper95: band.upper95 * unit,
})

function isWide(bands: readonly Band[]): boolean {
  let width = 0
  let size = 0
  for (const { value, lower95, upper95 } of bands) {
    width += upper95 - lower95
    size += Math.abs(value)
  }
  return width > WIDE_BAND * size
}

function backtestOf(
  { past }: Tested,
  naive: Tested,
  history: Float64Array,
  bandsOf: (prediction: Prediction, known: Float64Array) => Band[],
): Backtest | null {
  if (!past || !naive.past) return null
  const { origins, predictions, score } = past
  return {
    origins: origins.ends.length,
    horizon: origins.steps,
    compared: origins.ends.length * origins.steps,
    mase: score.mase,
    smape: score.smape,
    wape: score.wape,
    naiveMase: naive.past.score.mase,
    naiveSmape: naive.past.score.smape,
    naiveWape: naive.past.score.wape,
    ...coverageOf(predictions, history, origins, bandsOf),
  }
}
