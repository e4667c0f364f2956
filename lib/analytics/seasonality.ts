import { fillGaps } from './clean/gaps.ts'
import { placeOf } from './place.ts'
import { periodsPerYear, seasonOf } from './profile/calendar.ts'
import { origin, type Series } from './series.ts'
import { sum } from './stats.ts'
import { tailOfF } from './student.ts'

export type SeasonalityReason = 'too-few-periods' | 'missing-periods' | 'no-season' | 'constant'
export type Seasonality = {
  /** 1 − Var(remainder) ÷ Var(season and remainder): 0 none, 1 nothing else (Wang, Smith & Hyndman 2006). */
  strength: number
  period: number
  kind: 'additive' | 'multiplicative'
  /** By place in the calendar (`placeOf`): what a period adds, in the unit of the values, or what it is multiplied by. */
  indices: number[]
}

/** The X-11 programme calls a season present at this level, as the trend taken out before makes neighbours alike. */
const significance = 0.001

/**
 * The season of a series: how strong it is, and what each month, quarter, weekday or week of the year adds.
 *
 * Classical decomposition: the trend is a centred moving average over one season (2 × m where m is even), the index of a
 * place is the mean of what is left there, indices add up to 0 or average 1. Where all values are positive, sums and
 * products are both tried and the smaller squared remainder decides. Filled periods and
 * outliers have no say in the indices; the trend passes straight through them.
 *
 * A reason instead: no season in a year's data, a place of the season seen less than twice beside its trend (three
 * seasons show each twice), periods without a value, a constant series, or no
 * index that differs from the others by more than chance would (F test of the places, Shiskin, Young & Musgrave 1967).
 *
 * @example seasonalityOf(monthly).indices[11] // 1.4: December is 40 % above the trend
 */
export function seasonalityOf(series: Series): Seasonality | { reason: SeasonalityReason } {
  const { frequency, first } = series
  const season = seasonOf[frequency]
  if (season < 2) return { reason: 'no-season' }
  if (series.values.length < 2 * season + 1) return { reason: 'too-few-periods' }
  if (series.values.some(Number.isNaN)) return { reason: 'missing-periods' }
  const { values, origins } = withoutOutliers(series)
  if (values.every((value) => value === values[0])) return { reason: 'constant' }
  const trend = movingAverage(values, season)
  const used = Array.from(trend.keys()).filter((at) => !Number.isNaN(trend[at]) && origins[at] !== origin.interpolated)
  const places = used.map((at) => placeOf(first + at, frequency))
  const seen = new Uint16Array(season)
  for (const place of places) seen[place] = (seen[place] as number) + 1
  if (seen.some((times) => times < 2)) return { reason: 'too-few-periods' }
  const at = (list: Float64Array) => used.map((position) => list[position] as number)
  const sums = decompose(at(values), at(trend), places, season, 'additive')
  const positive = values.every((value) => value > 0)
  const products = positive ? decompose(at(values), at(trend), places, season, 'multiplicative') : sums
  const better = products.unexplained < sums.unexplained ? products : sums
  if (!(better.p < significance)) return { reason: 'no-season' }
  const { strength, kind, indices } = better
  return { strength, period: season, kind, indices }
}

/**
 * Values `y` at positions `x` of a series without what its season adds to them; `y` itself where there is none.
 *
 * @example withoutSeason(series, seasonalityOf(series), x, y)
 */
export function withoutSeason(
  { first, frequency }: Series,
  season: ReturnType<typeof seasonalityOf>,
  x: readonly number[],
  y: readonly number[],
): readonly number[] {
  if (!('indices' in season)) return y
  const { kind, indices } = season
  return y.map((value, nth) => {
    const index = indices[placeOf(first + (x[nth] as number), frequency)] as number
    return kind === 'multiplicative' ? value / index : value - index
  })
}

/**
 * How many periods a season has that the values may hold and nothing has taken out: one that is too little known, and for
 * one and a half years of days the year, as a day's season is the week. Null where there is none.
 */
export function openSeason({ frequency, values }: Series, season: ReturnType<typeof seasonalityOf>): number | null {
  if (frequency === 'daily' && values.length >= 1.5 * periodsPerYear.daily) return periodsPerYear.daily
  const unknown = 'reason' in season && (season.reason === 'too-few-periods' || season.reason === 'missing-periods')
  return unknown && seasonOf[frequency] > 2 ? seasonOf[frequency] : null
}

/** One digit too many would hide the season of years. */
function withoutOutliers(series: Series) {
  const values = series.values.map((value, at) => (series.outliers[at] === 1 ? Number.NaN : value))
  const origins = series.origins.slice()
  fillGaps(values, origins, 'interpolate')
  return { values, origins }
}

type Kind = Seasonality['kind']

function decompose(values: number[], trend: number[], places: number[], season: number, kind: Kind) {
  const left = values.map((value, at) =>
    kind === 'additive' ? value - (trend[at] as number) : value / (trend[at] as number),
  )
  const means = meansByPlace(left, places, season)
  const level = sum(means) / season
  const indices = means.map((mean) => (kind === 'additive' ? mean - level : mean / level))
  const rest = left.map((value, at) => value - (means[places[at] as number] as number))
  const within = sum(rest.map((e) => e * e))
  const centre = sum(left) / left.length
  const whole = sum(left.map((value) => (value - centre) ** 2))
  const unit = kind === 'additive' ? rest : rest.map((e, at) => e * (trend[at] as number))
  const degrees = [season - 1, left.length - season] as const
  return {
    kind,
    indices,
    strength: whole > 0 ? Math.min(1, Math.max(0, 1 - within / whole)) : 0,
    unexplained: sum(unit.map((e) => e * e)),
    p: whole > 0 ? tailOfF((whole - within) / degrees[0] / (within / degrees[1]), ...degrees) : 1,
  }
}

function meansByPlace(values: number[], places: number[], season: number): number[] {
  const members: number[][] = Array.from({ length: season }, () => [])
  values.forEach((value, at) => {
    members[places[at] as number]?.push(value)
  })
  return members.map((own) => sum(own) / own.length)
}

/** Centred on each value; NaN where the window does not fit. A running sum would carry rounding along; each is added up. */
function movingAverage(values: Float64Array, season: number): Float64Array {
  const half = season >> 1
  return values.map((_, at) => {
    if (at < half || at + half >= values.length) return Number.NaN
    const total = sum(values.subarray(at - half, at + half + 1))
    if (season % 2 === 1) return total / season
    return (total - ((values[at - half] as number) + (values[at + half] as number)) / 2) / season
  })
}
