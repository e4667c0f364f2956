import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Answers } from '#lib/projects/answers.ts'
import type { Row, Work } from '#lib/projects/form.ts'
import type { RunFacts } from '#lib/projects/kind.ts'
import { markProject, scoreOf } from '#lib/projects/mark.ts'
import { type Figures, goodReport, projectOf } from '../fixtures/projects.ts'
import { anyWork, expectSound } from './marks.ts'

const form = projectOf('C9')
const today = '2026-03-02'
const figures: Figures = {
  ...{ periods: 36, rejected: 3, change: 41.7, forecast: [1520.4, 1611.9, 1498.2], lower: 1201.5, upper: 1795.6 },
  ...{ error: 8.12, naive: 11.04 },
}
const run: RunFacts = {
  byKey: false,
  rowsRejected: 3,
  series: [
    {
      category: 'Keripik',
      stats: { count: 36, sum: 40_000 },
      growth: { total: 0.417 },
      forecast: {
        points: figures.forecast.map((value) => ({ value, lower_95: 1201.5, upper_95: 1795.6 })),
        backtest: { wape: 0.0812, naive_wape: 0.1104 },
      },
    },
    { category: 'Kopi', stats: { count: 12, sum: 1 }, growth: { total: null } },
  ],
}
const good = goodReport('run', today, 'keripik', figures)
const mark = (change: Work = {}, from: RunFacts | null = run) =>
  markProject(form, new Answers({ ...good, ...change }), { today, calculate: () => null, run: from })
const found = (change: Work, from: RunFacts | null = run) =>
  mark(change, from).flatMap(({ findings }) => findings.map(({ key }) => key))
const options = (edit: (rows: Row[]) => Row[]) => ({ options: edit(good.options as Row[]) })

describe('the report', () => {
  it('gives all points where every figure agrees', () => {
    expect(found({})).toEqual([])
    expect(scoreOf(mark())).toBe(100)
  })

  it.each([
    ['another number of periods', { periods: '35' }, ['periods']],
    ['rejected rows left out', { rejected: '0' }, ['rejected']],
    ['data of tomorrow', { 'taken-on': '2026-03-03' }, ['taken']],
    ['a script that never ran', { path: 'script' }, ['by-script']],
    ['another error', { 'error-percent': '5' }, ['error']],
    ['naive made worse than it is', { 'naive-percent': '21.04' }, ['naive']],
    ['a verdict against the figures', { verdict: 'naive' }, ['verdict']],
    ['another forecast', { 'forecast-2': '1711.9' }, ['forecast-2']],
    ['another change', { 'change-percent': '4.17' }, ['change']],
    ['a range that is too narrow', { 'upper-3': '1600' }, ['upper']],
    ['two options that are one', options(([a, b]) => [a, b, b] as Row[]), ['options']],
    [
      'a recommendation without a condition',
      { recommendation: 'Tambah satu giliran kerja mulai bulan depan.' },
      ['conditional'],
    ],
    ['the same thought twice', { effect: good.gaps as string }, ['two-thoughts']],
    ['two questions', { question: 'Berapa? Dan ke mana?' }, ['one-question']],
    ['a title that says nothing', { charts: [{ title: 'Grafik 3', shows: 'garis' }] }, ['titles']],
    ['a long page', { reading: 'kata '.repeat(500) }, ['one-page']],
  ] as [string, Work, string[]][])('sees %s', (_, change, keys) => {
    expect(found(change)).toEqual(keys)
    expect(scoreOf(mark(change))).toBeLessThan(100)
  })

  it('takes a script by its key', () => {
    expect(found({ path: 'script' }, { ...run, byKey: true })).toEqual([])
  })

  it('takes figures as they are rounded', () => {
    expect(found({ 'forecast-1': '1520', 'error-percent': '8.1', 'change-percent': '42' })).toEqual([])
  })

  it('holds nothing against a series without a forecast, or one that is not there', () => {
    expect(found({ series: 'Kopi' })).toEqual(expect.arrayContaining(['forecast', 'compared', 'lower', 'change']))
    expect(found({ series: 'Teh' })).toContain('series-found')
    expect(scoreOf(mark({}, null))).toBeLessThan(75)
  })

  it('needs no name where there is one series', () => {
    expect(found({ series: '' }, { ...run, series: run.series.slice(0, 1) })).toEqual([])
    expect(found({ series: '' })).toContain('series-found')
  })

  it.each(['bila', 'kalau', 'if', 'unless'])('hears the condition in "%s", and not within another word', (word) => {
    expect(found({ recommendation: `Tambah satu giliran, ${word} pesanan datang.` })).toEqual([])
    expect(found({ recommendation: `Tambah satu giliran x${word}x pesanan datang.` })).toEqual(['conditional'])
  })

  it('never gives more than there is, nor anything that is no number', () => {
    const known = fc.constantFrom(run, null, { ...run, series: run.series.slice(1) })
    fc.assert(
      fc.property(anyWork(form), known, (work, from) =>
        expectSound(form, markProject(form, new Answers(work), { today, calculate: () => null, run: from })),
      ),
    )
  })
})
