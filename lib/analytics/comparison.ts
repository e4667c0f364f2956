import * as aq from 'arquero'
import type { Comparison } from './contract.ts'
import { type Frequency, frequencies, type Options } from './options.ts'
import { firstDayOf, isoDate, periodOf, periodsPerYear } from './profile/calendar.ts'
import { origin, type Series } from './series.ts'
import { sum } from './stats.ts'

/**
 * Puts the series beside each other, over the periods that all of them have a value for, in the coarsest of their
 * frequencies. Finer series are rolled up as their rows were (`aggregate`), whole periods only. Where rows are added up, an
 * interpolated period adds nothing: it was never traded, and totals are what the file says.
 *
 * `shares` are of the total; `hhi` is the sum of their squares, from 1 ÷ n where all are alike to 1 where one has all
 * (Herfindahl 1950, Hirschman 1964); `ranking` gives equal totals the same rank. `contribution_to_growth` is how much each
 * series' change is of the whole before, so that the contributions add up to the growth of the whole; it compares the last
 * year with the one before, or the last half where there are not two years. Null where there is one series only.
 *
 * @example compareSeries([coffee, pepper], 'sum')?.shares // [{ category: 'Kopi', share: 0.7 }, { category: 'Lada', share: 0.3 }]
 */
export function compareSeries(series: readonly Series[], aggregate: Options['aggregate']): Comparison | null {
  if (series.length < 2) return null
  const frequency = frequencies[Math.max(...series.map((one) => frequencies.indexOf(one.frequency)))] as Frequency
  const { periods, values } = commonPeriods(series, frequency, aggregate)
  const dateOf = (period: number | undefined) => (period === undefined ? null : isoDate(firstDayOf(period, frequency)))
  const totals = values.map(sum)
  const order = rankOrder(series, totals)
  const named = <T>(make: (at: number) => T) => order.map((at) => ({ category: nameOf(series, at), ...make(at) }))
  const common = { frequency, from: dateOf(periods[0]), to: dateOf(periods.at(-1)), periods: periods.length }
  if (periods.length === 0) {
    const reason = 'nothing-in-common' as const
    const nothing = { total: null, hhi: null, shares: [], ranking: [], growth: null, contribution_to_growth: [] }
    return { ...common, ...nothing, growth_periods: 0, reasons: reasonsOf(reason, reason) }
  }
  const total = sum(totals)
  const shares = sharesOf(totals, total)
  const growth = growthOfAll(periods, values, frequency)
  return {
    ...common,
    total,
    hhi: typeof shares === 'string' ? null : sum(shares.map((share) => share * share)),
    shares: typeof shares === 'string' ? [] : named((at) => ({ share: shares[at] as number })),
    ranking: named((at) => ({ rank: rankOf(totals, at), total: totals[at] as number })),
    growth: typeof growth === 'string' ? null : growth.whole,
    growth_periods: typeof growth === 'string' ? 0 : growth.length,
    contribution_to_growth:
      typeof growth === 'string' ? [] : named((at) => ({ contribution: growth.parts[at] as number })),
    reasons: reasonsOf(
      typeof shares === 'string' ? shares : undefined,
      typeof growth === 'string' ? growth : undefined,
    ),
  }
}

type Reason = NonNullable<Comparison['reasons']['shares']>

const reasonsOf = (shares: Reason | undefined, growth: Reason | undefined): Comparison['reasons'] => ({
  ...(shares && { hhi: shares, shares }),
  ...(growth && { contribution_to_growth: growth }),
})

const nameOf = (series: readonly Series[], at: number) => series[at]?.category ?? ''

/** Largest first; equal ones by name, in the order of their characters, so that no language's sorting is needed. */
function rankOrder(series: readonly Series[], totals: number[]): number[] {
  const byName = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  return [...totals.keys()].sort(
    (a, b) => (totals[b] as number) - (totals[a] as number) || byName(nameOf(series, a), nameOf(series, b)),
  )
}

const rankOf = (totals: number[], at: number) => 1 + totals.filter((other) => other > (totals[at] as number)).length

function sharesOf(totals: number[], total: number): number[] | Reason {
  if (totals.some((value) => value < 0)) return 'negative-values'
  if (total === 0) return 'from-zero'
  return totals.map((value) => value / total)
}

function growthOfAll(periods: number[], values: number[][], frequency: Frequency) {
  const year = Math.floor(periodsPerYear[frequency])
  const count = periods.length
  const length = count >= 2 * year ? year : Math.floor(count / 2)
  if (length === 0) return 'too-short'
  const start = count - 2 * length
  if ((periods[count - 1] as number) - (periods[start] as number) !== 2 * length - 1) return 'missing-periods'
  const before = values.map((own) => sum(own.slice(start, start + length)))
  const now = values.map((own) => sum(own.slice(start + length)))
  const whole = sum(before)
  if (whole <= 0) return whole === 0 ? 'from-zero' : 'from-negative'
  const parts = now.map((value, at) => (value - (before[at] as number)) / whole)
  // A tiny base makes what JSON cannot say.
  if (!parts.every(Number.isFinite)) return 'from-zero'
  return { length, parts, whole: sum(parts) }
}

/** The common periods, ascending, and for each series its values there. */
function commonPeriods(series: readonly Series[], frequency: Frequency, aggregate: Options['aggregate']) {
  const from = Math.max(...series.map((one) => coarse(one, 0, frequency)))
  const to = Math.min(...series.map((one) => coarse(one, one.values.length - 1, frequency)))
  const rows = { series: [] as number[], period: [] as number[], value: [] as number[] }
  series.forEach((one, id) => {
    for (const [period, value] of inWholePeriods(one, frequency, aggregate)) {
      if (period < from || period > to) continue
      rows.series.push(id)
      rows.period.push(period)
      rows.value.push(value)
    }
  })
  const cells = aq.table(rows)
  const everywhere = cells
    .groupby('period')
    .rollup({ present: aq.op.count() })
    .params({ all: series.length })
    .filter((row: { present: number }, params: { all: number }) => row.present === params.all)
    .orderby('period')
  const common = cells.semijoin(everywhere, 'period')
  const values: number[][] = series.map(() => [])
  const found = common.array('value') as number[]
  common.array('series').forEach((id, at) => {
    values[id as number]?.push(found[at] as number)
  })
  return { periods: everywhere.array('period') as number[], values }
}

const coarse = ({ first, frequency }: Series, at: number, to: Frequency) =>
  frequency === to ? first + at : periodOf(firstDayOf(first + at, frequency), to)

/** Period and value, ascending. A period counts when all the finer ones that begin in it have a value. */
function* inWholePeriods(one: Series, frequency: Frequency, aggregate: Options['aggregate']) {
  let members: number[] = []
  for (let at = 0; at < one.values.length; at++) {
    const invented = aggregate === 'sum' && one.origins[at] === origin.interpolated
    members.push(invented ? 0 : (one.values[at] as number))
    const period = coarse(one, at, frequency)
    if (coarse(one, at + 1, frequency) === period) continue
    const begun = coarse(one, at - members.length, frequency) < period
    if (begun && !members.some(Number.isNaN)) yield [period, oneOf(members, aggregate)] as const
    members = []
  }
}

function oneOf(values: number[], aggregate: Options['aggregate']): number {
  if (aggregate === 'last') return values.at(-1) as number
  return aggregate === 'sum' ? sum(values) : sum(values) / values.length
}
