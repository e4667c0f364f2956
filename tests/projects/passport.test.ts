import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Answers } from '#lib/projects/answers.ts'
import type { Row, Work } from '#lib/projects/form.ts'
import { markProject, scoreOf } from '#lib/projects/mark.ts'
import { matters, officeOf } from '#lib/projects/passport/matters.ts'
import { passportLines } from '#lib/projects/passport/outcome.ts'
import { addDays } from '#lib/study/days.ts'
import { goodPassport, projectOf } from '../fixtures/projects.ts'
import { anyWork, expectSound } from './marks.ts'

const form = projectOf('C1')
const today = '2026-03-02'
const known = { today, calculate: () => null, run: null }
const mark = (change: Work = {}) => markProject(form, new Answers({ ...goodPassport(today), ...change }), known)
const found = (change: Work) => mark(change).flatMap(({ findings }) => findings.map(({ key }) => key))
const plan = (edit: (rows: Row[]) => Row[]) => ({ plan: edit(goodPassport(today).plan as Row[]) })
const changed = (matter: string, change: Row) =>
  plan((rows) => rows.map((row) => (row.matter === matter ? { ...row, ...change } : row)))

describe('the legal passport', () => {
  it('gives all points where everything agrees', () => {
    expect(mark().flatMap(({ findings }) => findings)).toEqual([])
    expect(scoreOf(mark())).toBe(100)
  })

  it.each([
    ['a size that its turnover is not', { scale: 'micro' }, ['scale-fits']],
    ['a code of four digits', { kbli: '1079' }, ['kbli-five']],
    ['VAT without a tax number', { vat: 'registered', tax: 'not-yet' }, ['vat-needs-tax']],
    ['an HS code of six digits', { hs: '2005.20' }, ['hs-eight']],
    ['a status that was looked up last year', { 'status-on': '2025-03-02' }, ['checked-lately']],
    ['a status that will be looked up', { 'status-on': addDays(today, 1) }, ['checked-lately']],
    ['prohibited goods', { status: 'prohibited' }, ['allowed']],
    [
      'restricted goods without a licence, named or planned',
      { status: 'restricted' },
      ['licences-fit', 'licence', 'red'],
    ],
    ['free goods with a licence', { licences: ['pe'] }, ['licences-fit']],
    ['fishery products without their certificate', { goods: ['food', 'halal', 'fish'] }, ['fish-quality']],
    ['a first day long ago', { 'start-on': addDays(today, -31) }, ['start-near', 'within']],
    ['being ready before the plan ends', { 'target-on': addDays(today, 20) }, ['target-after']],
    ['a licence that nobody needs', plan((rows) => [...rows, row('licence', 'kemendag')]), ['licence-not-needed']],
    ['a matter that stands there twice', plan((rows) => [...rows, row('nib', 'oss')]), ['once']],
    ['the wrong door', changed('origin', { office: 'djbc' }), ['origin']],
    ['a step without a date', changed('price', { on: '' }), ['dated']],
    ['a step after thirty days', changed('price', { on: addDays(today, 30) }), ['within']],
    ['the permit before the NIB', changed('food-permit', { on: addDays(today, 1) }), ['order']],
    ['done tomorrow', changed('status-check', { on: addDays(today, 1) }), ['done-before']],
    ['no account', plan((rows) => rows.filter(({ matter }) => matter !== 'account')), ['account', 'red']],
  ] as [string, Work, string[]][])('sees %s', (_, change, keys) => {
    expect(found(change)).toEqual(keys)
    expect(scoreOf(mark(change))).toBeLessThan(100)
  })

  it('counts the thirtieth day as the last of thirty', () => {
    expect(found(changed('price', { on: addDays(today, 29) }))).toEqual([])
  })

  it('gives advice on VAT for nothing: the figure in the source is still to be checked', () => {
    const marks = mark({ turnover: '4800000001' })
    expect(marks[0]?.findings).toEqual([{ key: 'vat-threshold', field: 'vat', values: {}, advice: true }])
    expect(scoreOf(marks)).toBe(100)
  })

  it('never gives more than there is, nor anything that is no number', () => {
    fc.assert(fc.property(anyWork(form), (work) => expectSound(form, markProject(form, new Answers(work), known))))
  })
})

describe('what the passport says', () => {
  it('names every matter that is needed, planned or not, with the office that is right', () => {
    const without = plan((rows) => rows.filter(({ matter }) => matter !== 'halal'))
    const lines = passportLines({ ...goodPassport(today), ...without, ...{ status: 'restricted' } })
    expect(lines.find(({ matter }) => matter === 'halal')).toMatchObject({ office: 'bpjph', state: 'missing' })
    expect(lines.find(({ matter }) => matter === 'licence')).toMatchObject({ office: 'kemendag', state: 'missing' })
    expect(lines.find(({ matter }) => matter === 'nib')).toMatchObject({ state: 'planned', on: addDays(today, 3) })
    expect(lines.map(({ matter }) => matter)).toEqual(
      matters.filter((matter) => lines.some((line) => line.matter === matter)),
    )
  })

  it('never repeats a wrong door', () => {
    const lines = passportLines({ ...goodPassport(today), ...changed('origin', { office: 'djbc' }) })
    for (const { matter, office } of lines) expect(office).toBe(officeOf[matter])
  })
})

function row(matter: string, office: string): Row {
  return { matter, office, state: 'planned', on: addDays(today, 20), note: '' }
}
