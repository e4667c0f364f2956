import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Answers } from '#lib/projects/answers.ts'
import type { Row, Work } from '#lib/projects/form.ts'
import { markProject, scoreOf } from '#lib/projects/mark.ts'
import { priceBuildUp } from '#lib/toolkit/calculators/price-build-up.ts'
import { goodQuotation, projectOf } from '../fixtures/projects.ts'
import { anyWork, expectSound } from './marks.ts'

const form = projectOf('C4')
const today = '2026-03-02'
const known = { today, calculate: (figures: Record<string, string>) => priceBuildUp.attempt(figures).output, run: null }
const mark = (change: Work = {}) => markProject(form, new Answers({ ...goodQuotation(today), ...change }), known)
const found = (change: Work) => mark(change).flatMap(({ findings }) => findings.map(({ key }) => key))
const offer = (n: number, change: Row) => ({
  offers: (goodQuotation(today).offers as Row[]).map((row, i) => (i === n ? { ...row, ...change } : row)),
})

describe('the quotation', () => {
  it('gives all points to the example of the lessons', () => {
    expect(mark().flatMap(({ findings }) => findings)).toEqual([])
    expect(scoreOf(mark())).toBe(100)
  })

  it.each([
    ['EXW by markup', offer(0, { total: '7272.73', unit: '7.27' }), ['offer-1']],
    ['a FOB without the way to the port', offer(1, { total: '7575.76', unit: '7.58' }), ['offer-2']],
    ['a premium on CFR instead of 110 % of CIF', offer(2, { total: '9291.43', unit: '9.29' }), ['offer-3']],
    ['a price per unit that is another', offer(2, { unit: '9.92' }), ['unit-3']],
    ['two rules that are the same', offer(2, { rule: 'fob', total: '8363.64', unit: '8.36' }), ['three']],
    ['a rule without its place', offer(1, { place: '-' }), ['places']],
    ['the old edition', { edition: '2010' }, ['edition']],
    ['FOB by air', { handover: 'other' }, ['sea-by-sea']],
    ['a rate that is too good', { 'market-rate': '16400' }, ['reserve']],
    ['another break-even rate', { 'break-even-rate': '14000' }, ['break-even']],
    ['euros beside dollars', { currency: 'eur' }, ['currency']],
    ['an end before the beginning', { 'valid-until': '2026-03-01' }, ['valid']],
    ['half a year', { 'valid-until': '2026-09-01' }, ['valid-short']],
    ['payment of ninety per cent', { 'balance-percent': '60' }, ['payment']],
    [
      'CIF without a premium',
      { 'insurance-rate-percent': '0', ...offer(2, { total: '9263.64', unit: '9.26' }) },
      ['insured'],
    ],
  ] as [string, Work, string[]][])('sees %s', (_, change, keys) => {
    expect(found(change)).toEqual(keys)
    expect(scoreOf(mark(change))).toBeLessThan(100)
  })

  it('takes the prices for containers by the same sums', () => {
    const [exw, fob, cif] = goodQuotation(today).offers as [Row, Row, Row]
    const offers = [exw, { ...fob, rule: 'fca' }, { ...cif, rule: 'cip' }]
    expect(found({ handover: 'container', offers })).toEqual([])
  })

  it('advises on containers by FOB, and takes no points for it', () => {
    expect(found({ handover: 'container' })).toEqual(['container'])
    expect(scoreOf(mark({ handover: 'container' }))).toBe(100)
  })

  it('forgives rounding on the way', () => {
    expect(found(offer(0, { total: '7575.8', unit: '7.576' }))).toEqual([])
  })

  it('counts the commission into the break-even rate', () => {
    const withAgent = { 'commission-percent': '4', ...offer(0, {}) }
    // 113 million over 8,363.64 dollars: what the agent takes was added before.
    expect(found(withAgent)).not.toContain('break-even')
  })

  it('never gives more than there is, nor anything that is no number', () => {
    fc.assert(fc.property(anyWork(form), (work) => expectSound(form, markProject(form, new Answers(work), known))))
  })
})
