import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { forecastSeries } from '#lib/analytics/forecast/forecast.ts'
import { type Frequency, frequencies } from '#lib/analytics/options.ts'
import { dayOf, periodOf } from '#lib/analytics/profile/calendar.ts'

type Measures = { mase: number; smape: number }
type Listed = {
  id: string
  frequency: Frequency
  horizon: number
  mase_scale: number
  baselines: { comb: Measures }
}
type Scored = Measures & { frequency: Frequency; comb: Measures; inside80: number; inside95: number; ms: number }
type Kept = { first: number; values: number[] }

/**
 * Forecasts of real series against what then came, beside the mean of R's thetaf, ets and auto.arima for the same ones.
 * FORECAST_DATA names their folder; they are not ours to ship. Time is the processor's, so that a busy machine does not count.
 */
export async function run() {
  const folder = process.env.FORECAST_DATA
  if (!folder) return [{ name: 'Forecast accuracy not run: FORECAST_DATA is not set', value: Number.NaN, unit: '' }]
  const { series }: { series: Listed[] } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
  const past = readSeries(folder, 'train')
  const future = readSeries(folder, 'test')
  const scoreOne = (one: Listed) => score(one, past.get(one.id), future.get(one.id))
  // Once for the compiler to warm up, as in a worker that has seen a file before.
  for (const one of series.filter((_, at) => at % 8 === 0)) scoreOne(one)
  const scored = series.map(scoreOne)
  const times = scored.map(({ ms }) => ms).toSorted((a, b) => a - b)
  const worst = Math.max(...frequencies.map((frequency) => ratio(of(scored, frequency), 'mase')))
  return [
    ...['all', ...frequencies].flatMap((name) => rows(name, name === 'all' ? scored : of(scored, name as Frequency))),
    { name: 'MASE ÷ R comb, worst frequency', value: worst, unit: '', target: '≤ 1.00 (stretch 0.98)' },
    { name: 'Forecast with back-test, mean', value: mean(times), unit: 'ms', target: '≤ 30 (stretch 15)' },
    {
      name: 'Forecast with back-test, 95th percentile',
      value: times[Math.floor(times.length * 0.95)] ?? Number.NaN,
      unit: 'ms',
      target: '≤ 100 (stretch 50)',
    },
  ]
}

const of = (scored: readonly Scored[], frequency: Frequency) => scored.filter((one) => one.frequency === frequency)

/** All frequencies together have targets; each by itself is for the eye, its series being few. */
function rows(name: string, scored: readonly Scored[]) {
  const target = (text: string) => (name === 'all' ? { target: text } : {})
  const coverage80 = 100 * mean(scored.map((one) => one.inside80))
  const coverage95 = 100 * mean(scored.map((one) => one.inside95))
  return [
    {
      name: `MASE ÷ R comb, ${name} (${scored.length})`,
      value: ratio(scored, 'mase'),
      unit: '',
      ...target('≤ 0.985 (stretch 0.97)'),
    },
    { name: `sMAPE ÷ R comb, ${name}`, value: ratio(scored, 'smape'), unit: '', ...target('≤ 0.985 (stretch 0.97)') },
    {
      name: `In the 95 % band, ${name}; distance`,
      value: coverage95,
      unit: '%',
      ratio: Math.abs(coverage95 - 95),
      ...target('≤ 2 from 95'),
    },
    {
      name: `In the 80 % band, ${name}; distance`,
      value: coverage80,
      unit: '%',
      ratio: Math.abs(coverage80 - 80),
      ...target('≤ 3 from 80'),
    },
  ]
}

/** As the data's own scorer: sMAPE from 0 to 200, MASE by the scale that the data state, both as means over the horizon. */
function score(one: Listed, past: Kept | undefined, future: Kept | undefined): Scored {
  if (!past || !future) throw new Error(`no values of ${one.id}`)
  const began = process.threadCpuUsage()
  const answer = forecastSeries(
    { frequency: one.frequency, first: past.first, values: Float64Array.from(past.values) },
    { horizon: one.horizon, nonNegative: 'auto', holidays: 'none' },
  )
  const { user, system } = process.threadCpuUsage(began)
  if (!('bands' in answer)) throw new Error(`${one.id}: ${answer.reason}`)
  const { bands } = answer
  const measure = (by: (truth: number, band: (typeof bands)[number]) => number) =>
    mean(bands.map((band, h) => by(future.values[h] as number, band)))
  return {
    frequency: one.frequency,
    comb: one.baselines.comb,
    ms: (user + system) / 1000,
    mase: measure((truth, { value }) => Math.abs(truth - value) / one.mase_scale),
    smape: measure((truth, { value }) => {
      const size = Math.abs(truth) + Math.abs(value)
      return size === 0 ? 0 : (200 * Math.abs(truth - value)) / size
    }),
    inside80: measure((truth, { lower80, upper80 }) => Number(truth >= lower80 && truth <= upper80)),
    inside95: measure((truth, { lower95, upper95 }) => Number(truth >= lower95 && truth <= upper95)),
  }
}

const ratio = (scored: readonly Scored[], measure: 'mase' | 'smape') =>
  mean(scored.map((one) => one[measure])) / mean(scored.map((one) => one.comb[measure]))

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** `date,category,value`, the category being the id; each series regular and in order. */
function readSeries(folder: string, part: 'train' | 'test'): Map<string, Kept> {
  const found = new Map<string, Kept>()
  for (const frequency of frequencies) {
    for (const line of readFileSync(join(folder, `${part}_${frequency}.csv`), 'utf8')
      .trim()
      .split('\n')
      .slice(1)) {
      const [date = '', id = '', value] = line.split(',')
      const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
      const kept = found.get(id) ?? { first: periodOf(dayOf(year, month, day), frequency), values: [] }
      kept.values.push(Number(value))
      found.set(id, kept)
    }
  }
  return found
}
