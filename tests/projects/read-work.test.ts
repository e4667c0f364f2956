import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer } from '#lib/projects/form.ts'
import { readWork, tidyDraft } from '#lib/projects/read-work.ts'
import { goodPassport, goodQuotation, projectOf } from '../fixtures/projects.ts'
import { anyWork } from './marks.ts'

const passport = projectOf('C1')
const quotation = projectOf('C4')
const today = '2026-03-02'
const mistakesIn = (input: Record<string, Answer>, language: 'id' | 'en' = 'en') =>
  readWork(passport, { ...goodPassport(today), ...input }, language).mistakes

describe('what is handed in', () => {
  it('is read as it stands, in both languages', () => {
    for (const language of ['id', 'en'] as const) {
      expect(readWork(passport, goodPassport(today), language)).toEqual({ work: goodPassport(today), mistakes: [] })
      expect(readWork(quotation, goodQuotation(today), language)).toEqual({ work: goodQuotation(today), mistakes: [] })
    }
  })

  it('reads figures as each language writes them, and as JSON has them', () => {
    const turnover = (value: Answer, language: 'id' | 'en') =>
      readWork(passport, { ...goodPassport(today), turnover: value }, language).work.turnover
    expect(turnover('Rp3.200.000.000', 'id')).toBe('3200000000')
    expect(turnover('3,2 miliar', 'id')).toBe('3200000000')
    expect(turnover('3.2 billion', 'en')).toBe('3200000000')
    expect(turnover(3_200_000_000, 'id')).toBe('3200000000')
    expect(turnover('1.234', 'id')).toBe('1234')
    expect(Number(turnover(1.234, 'id'))).toBe(1.234)
  })

  it.each([
    ['an empty field', { name: ' ' }, '/work/name', 'still empty'],
    ['a text that is too short', { product: 'keripik' }, '/work/product', 'at least 20 characters; so far 7'],
    ['an option that there is not', { scale: 'tiny' }, '/work/scale', 'Choose one'],
    ['a choice among several that there is not', { goods: ['food', 'gold'] }, '/work/goods', 'Choose one'],
    ['a day that no calendar has', { 'start-on': '2026-02-30' }, '/work/start-on', 'in the calendar'],
    ['a figure that is none', { turnover: 'banyak' }, '/work/turnover', 'Write a number'],
    ['a figure below what makes sense', { turnover: '-5' }, '/work/turnover', 'At least 0'],
    ['too few rows', { plan: [] }, '/work/plan', 'at least 6 rows'],
    ['a field of another form', { price: '5' }, '/work/price', 'no such field'],
  ] as [string, Record<string, Answer>, string, string][])('names %s', (_, input, pointer, detail) => {
    expect(mistakesIn(input)).toEqual([{ pointer, detail: expect.stringContaining(detail) }])
  })

  it('names the row and the column', () => {
    const plan = (goodPassport(today).plan as Record<string, string>[]).map((row, n) =>
      n === 2 ? { ...row, office: '' } : row,
    )
    expect(mistakesIn({ plan }, 'id')).toEqual([
      { pointer: '/work/plan', detail: 'Baris 3, Lembaga: Pilih salah satu.' },
    ])
  })

  it('passes over rows that are empty', () => {
    const plan = [{ matter: '', office: '', state: '', on: '', note: '' }, ...(goodPassport(today).plan as [])]
    expect(readWork(passport, { ...goodPassport(today), plan }, 'id').work.plan).toEqual(goodPassport(today).plan)
  })
})

describe('a draft', () => {
  it('keeps what cannot be read as it was typed, and figures as every language reads them', () => {
    const draft = tidyDraft(
      quotation,
      { quantity: 'seribu', 'inland-idr': '6.000.000', tolerance: '1.234', offers: [{ total: '7.575,76' }] },
      'id',
    )
    expect(draft).toMatchObject({ quantity: 'seribu', 'inland-idr': '6000000', tolerance: '1234' })
    expect(draft.offers).toEqual([{ rule: '', place: '', total: '7575.76', unit: '' }])
  })

  it('kept twice is the same, whatever it holds and in whichever language it is kept next', () => {
    const language = fc.constantFrom('id' as const, 'en' as const)
    fc.assert(
      fc.property(anyWork(quotation), language, language, (work, first, then) => {
        const once = tidyDraft(quotation, work, first)
        expect(tidyDraft(quotation, once, then)).toEqual(once)
      }),
    )
  })
})
