import * as aq from 'arquero'
import type { Frequency, Limits, Options } from '../options.ts'
import type { Precision } from '../read/date.ts'
import { Refusal } from '../refusal.ts'
import type { RawSeries } from '../series.ts'
import { periodOf } from './calendar.ts'
import type { Days } from './days.ts'
import { finestFrequency, inferFrequencies } from './frequency.ts'

const periodsMin = 3

type DatedSums = { days: Days; categories: readonly string[]; precisions: ReadonlySet<Precision> }

/**
 * Makes regular series out of a reading: days, then periods of the frequency asked for or found, one value each (`aggregate`),
 * NaN where no row falls. Order and repetition of rows do not matter; with `sum` the series add up to the rows.
 * Series come in the order in which their categories first appear.
 *
 * Throws `too-few-periods` when no series reaches three, `too-many-periods` beyond the limit.
 */
export function toSeries(
  reading: DatedSums,
  options: Pick<Options, 'frequency' | 'aggregate'>,
  limits: Pick<Limits, 'pointsMax'>,
): { series: RawSeries[]; coarsened: boolean } {
  const { days, categories } = reading
  const { frequencies, coarsened } = frequenciesOf(reading, options)
  const periods = rollUpToPeriods(days, frequencies)

  const spans = spansOf(periods)
  const points = [...spans.values()].reduce((sum, { from, to }) => sum + periodSpan(periods, from, to), 0)
  if (points > limits.pointsMax)
    throw new Refusal(
      'too-many-periods',
      `The series would have ${points} periods together; the limit is ${limits.pointsMax}. Ask for a coarser frequency.`,
      'frequency',
    )
  const series: RawSeries[] = []
  categories.forEach((category, id) => {
    const span = spans.get(id)
    if (span) series.push(toGrid(category, frequencies[id] as Frequency, periods, span, options))
  })
  if (!series.some(({ values }) => values.filter((value) => !Number.isNaN(value)).length >= periodsMin))
    throw new Refusal('too-few-periods', `An analysis needs at least ${periodsMin} periods with a date and a number.`)
  return { series, coarsened }
}

/** The frequency of each series: what was asked for, unless the dates are coarser, or what they look like. */
export function frequenciesOf(
  { days, categories, precisions }: DatedSums,
  { frequency: asked, aggregate }: Pick<Options, 'frequency' | 'aggregate'>,
): { frequencies: Frequency[]; coarsened: boolean } {
  const finest = finestFrequency(precisions)
  if (asked !== 'auto') {
    const coarsened = rank(asked) < rank(finest)
    return { frequencies: categories.map(() => (coarsened ? finest : asked)), coarsened }
  }
  const daysOfEach = splitBySeries(days, categories.length).map(({ from, to }) => days.day.subarray(from, to))
  return { frequencies: inferFrequencies(daysOfEach, finest, aggregate), coarsened: false }
}

const order: readonly Frequency[] = ['daily', 'weekly', 'monthly', 'quarterly', 'yearly']
const rank = (frequency: Frequency) => order.indexOf(frequency)

type Span = { from: number; to: number }

function splitBySeries(days: Days, count: number): Span[] {
  const spans = Array.from({ length: count }, () => ({ from: 0, to: 0 }))
  days.series.forEach((id, at) => {
    const span = spans[id] as Span
    if (span.to === 0) span.from = at
    span.to = at + 1
  })
  return spans
}

type Periods = { series: number[]; period: number[]; sum: number[]; rows: number[]; last: number[] }

/**
 * Series and period make one number as key: arquero's key for two columns is a text, five times slower, and its index is
 * a plain object.
 */
function rollUpToPeriods(days: Days, frequencies: Frequency[]): Periods {
  const period = Int32Array.from(days.day, (day, at) =>
    periodOf(day, frequencies[days.series[at] as number] as Frequency),
  )
  const first = period.reduce((least, one) => Math.min(least, one), 0)
  const span = period.reduce((most, one) => Math.max(most, one), 0) - first + 1
  const key = Float64Array.from(period, (one, at) => (days.series[at] as number) * span + one - first)
  const table = aq
    .table({ key, at: Int32Array.from(period.keys()), sum: days.sum, rows: days.rows })
    .groupby('key')
    .rollup({ sum: aq.op.sum('sum'), rows: aq.op.sum('rows'), last: aq.op.max('at') })
    .orderby('key')
  const keys = numbers(table, 'key')
  return {
    series: keys.map((one) => Math.floor(one / span)),
    period: keys.map((one) => (one % span) + first),
    sum: numbers(table, 'sum'),
    rows: numbers(table, 'rows'),
    last: numbers(table, 'last').map((at) => days.last[at] as number),
  }
}

function spansOf(periods: Periods): Map<number, Span> {
  const spans = new Map<number, Span>()
  periods.series.forEach((id, at) => {
    const span = spans.get(id)
    if (span) span.to = at + 1
    else spans.set(id, { from: at, to: at + 1 })
  })
  return spans
}

const periodSpan = ({ period }: Periods, from: number, to: number) =>
  (period[to - 1] as number) - (period[from] as number) + 1

function toGrid(
  category: string,
  frequency: Frequency,
  periods: Periods,
  { from, to }: Span,
  options: Pick<Options, 'aggregate'>,
): RawSeries {
  const first = periods.period[from] as number
  const length = periodSpan(periods, from, to)
  const values = new Float64Array(length).fill(Number.NaN)
  let rows = 0
  for (let at = from; at < to; at++) {
    const slot = (periods.period[at] as number) - first
    const sum = periods.sum[at] as number
    const count = periods.rows[at] as number
    values[slot] =
      options.aggregate === 'sum' ? sum : options.aggregate === 'mean' ? sum / count : (periods.last[at] as number)
    rows += count
  }
  return { category, frequency, first, values, rows }
}

/** A column of numbers of an arquero table, in the table's order. */
const numbers = (table: aq.ColumnTable, name: string): number[] => table.array(name) as number[]
