import { type Answers, asNumber } from '../answers.ts'
import { type Check, check, type Kind, type Known, type RunFacts, type SeriesFacts } from '../kind.ts'

const PERIODS = 3
const OPTIONS = 3
const CHARTS_MAX = 2
const TITLE_WORDS = 4
const WORDS_MAX = 450
const QUESTION_MAX = 200
const percent = (share: number | null | undefined) => (share === null || share === undefined ? null : share * 100)

/** Words that say when an advice holds, in both languages. */
const CONDITION =
  /(^|\P{L})(bila|jika|kalau|apabila|asal|asalkan|selama|kecuali|if|unless|provided|as long as|when|once)(\P{L}|$)/iu

/** C9: one page about one's own series, held against the analysis that it comes from. */
export const report: Kind = {
  reads: {
    path: ['page', 'script'],
    run: 'run',
    series: 'text',
    hs: 'text',
    'taken-on': 'date',
    periods: 'number',
    rejected: 'number',
    'change-percent': 'number',
    'forecast-1': 'number',
    'forecast-2': 'number',
    'forecast-3': 'number',
    'error-percent': 'number',
    'naive-percent': 'number',
    verdict: ['model', 'naive', 'equal'],
    'lower-3': 'number',
    'upper-3': 'number',
    question: 'long',
    reading: 'long',
    gaps: 'long',
    effect: 'long',
    recommendation: 'long',
    options: { option: 'text', strength: 'text', risk: 'text' },
    charts: { title: 'text', shows: 'text' },
  },
  checks: {
    data: ['series-found', 'by-script', 'periods', 'rejected', 'taken', 'hs'],
    method: ['forecast', 'compared', 'error', 'naive', 'verdict'],
    reading: ['forecast-1', 'forecast-2', 'forecast-3', 'change', 'options', 'conditional'],
    limits: ['lower', 'upper', 'two-thoughts'],
    presentation: ['one-question', 'charts', 'titles', 'one-page'],
  },
  mark: (work, { run, today }) => {
    const series = seriesOf(work, run)
    return {
      data: data(work, { run, series, today }),
      method: method(work, series),
      reading: reading(work, series),
      limits: limits(work, series),
      presentation: presentation(work),
    }
  },
}

type Series = SeriesFacts | null

/** The series she names; with only one there is nothing to name. */
function seriesOf(work: Answers, run: RunFacts | null): Series {
  const name = work.text('series').trim().toLowerCase()
  const named = run?.series.find(({ category }) => category.trim().toLowerCase() === name)
  return named ?? (run?.series.length === 1 ? (run.series[0] ?? null) : null)
}

function data(
  work: Answers,
  { run, series, today }: { run: RunFacts | null; series: Series; today: Known['today'] },
): Check[] {
  const taken = work.text('taken-on')
  return [
    check('series-found', 'series', series !== null, { weight: 2 }),
    check('by-script', 'run', work.text('path') !== 'script' || run?.byKey === true, { weight: 2 }),
    check('periods', 'periods', agrees(work.text('periods'), series?.stats.count)),
    check('rejected', 'rejected', agrees(work.text('rejected'), run?.rowsRejected)),
    check('taken', 'taken-on', taken !== '' && taken <= today),
    check('hs', 'hs', /^\d{4}(\d\d(\d\d)?)?$/.test(work.text('hs').replace(/[.\s]/g, ''))),
  ]
}

function method(work: Answers, series: Series): Check[] {
  const forecast = series?.forecast
  const backtest = forecast?.backtest
  const [own, naive] = [percent(backtest?.wape), percent(backtest?.naive_wape)]
  const better = own === null || naive === null ? null : own < naive ? 'model' : own > naive ? 'naive' : 'equal'
  return [
    check('forecast', 'run', (forecast?.points.length ?? 0) >= PERIODS, { weight: 3 }),
    check('compared', 'run', own !== null && naive !== null, { weight: 2 }),
    check('error', 'error-percent', agrees(work.text('error-percent'), own), { weight: 2 }),
    check('naive', 'naive-percent', agrees(work.text('naive-percent'), naive), { weight: 2 }),
    check('verdict', 'verdict', better !== null && work.text('verdict') === better),
  ]
}

function reading(work: Answers, series: Series): Check[] {
  const points = series?.forecast?.points ?? []
  const ahead = Array.from({ length: PERIODS }, (_, i) => `forecast-${i + 1}`)
  const options = work.rows('options').filter(({ option, strength, risk }) => option && strength && risk)
  return [
    ...ahead.map((name, i) => check(name, name, agrees(work.text(name), points[i]?.value))),
    check('change', 'change-percent', agrees(work.text('change-percent'), percent(series?.growth.total)), {
      weight: 2,
    }),
    check('options', 'options', new Set(options.map(({ option }) => same(option))).size >= OPTIONS, { weight: 2 }),
    check('conditional', 'recommendation', CONDITION.test(work.text('recommendation')), { weight: 2 }),
  ]
}

function limits(work: Answers, series: Series): Check[] {
  const third = series?.forecast?.points[PERIODS - 1]
  return [
    check('lower', 'lower-3', agrees(work.text('lower-3'), third?.lower_95)),
    check('upper', 'upper-3', agrees(work.text('upper-3'), third?.upper_95)),
    check('two-thoughts', 'effect', same(work.text('gaps')) !== same(work.text('effect'))),
  ]
}

function presentation(work: Answers): Check[] {
  const question = work.text('question')
  const charts = work.rows('charts')
  const words = ['question', 'reading', 'gaps', 'effect', 'recommendation'].reduce(
    (sum, name) => sum + wordsIn(work.text(name)),
    0,
  )
  const marks = question.match(/\?/g)?.length ?? 0
  return [
    check('one-question', 'question', marks === 1 && question.length <= QUESTION_MAX),
    check('charts', 'charts', charts.length >= 1 && charts.length <= CHARTS_MAX),
    check('titles', 'charts', charts.length > 0 && charts.every(({ title = '' }) => wordsIn(title) >= TITLE_WORDS)),
    check('one-page', 'reading', words <= WORDS_MAX, { values: { words } }),
  ]
}

const wordsIn = (text: string) => text.split(/\s+/).filter(Boolean).length
const same = (text = '') => text.trim().toLowerCase().replace(/\s+/g, ' ')

/** Rounded as she may have rounded it: half of the last digit she wrote, or half a per cent. */
function agrees(stated: string, actual: number | null | undefined): boolean {
  const value = asNumber(stated)
  if (value === null || actual === null || actual === undefined || !Number.isFinite(actual)) return false
  const decimals = /\.(\d+)$/.exec(stated)?.[1]?.length ?? 0
  return Math.abs(value - actual) <= Math.max(Math.abs(actual) * 0.005, 0.5 * 10 ** -decimals + 1e-9)
}
