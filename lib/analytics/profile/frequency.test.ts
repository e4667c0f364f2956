import { describe, expect, it } from 'vitest'
import { type Analysis, analyzeBytes } from '../analysis.ts'
import { defaultOptions, type Options } from '../options.ts'
import { isoDate } from './calendar.ts'

const start = 19_723 // 2024-01-01, a Monday
const analysed = (days: number[], options: Partial<Options> = {}) =>
  analyzeBytes(
    new TextEncoder().encode(`tanggal;nilai\n${days.map((day, at) => `${isoDate(day)};${at + 1}\n`).join('')}`),
    'data.csv',
    { ...defaultOptions, includeForecast: false, ...options },
  )
const found = ({ series, warnings }: Analysis) => [series[0]?.frequency, warnings.map(({ code }) => code)]
const upTo = (count: number) => Array.from({ length: count }, (_, at) => start + at)

describe('the frequency of sums', () => {
  it('stays daily for business days, holidays aside', () => {
    const days = upTo(364).filter((day, at) => (day - start) % 7 < 5 && at % 17 !== 0)
    expect(days.length / 364).toBeLessThan(0.69)
    // Two days in seven have no row, which is told.
    expect(found(analysed(days))).toEqual(['daily', ['mostly-filled']])
  })

  it('is not weekly where a third of the weeks would be made up', () => {
    const invoices = Array.from({ length: 40 }, (_, at) => start + at * 10 + (at % 3))
    const [frequency, warnings] = found(analysed(invoices))
    expect([frequency, warnings]).toEqual(['monthly', expect.not.arrayContaining(['mostly-filled'])])
    // A mean is one of what there is; it leaves no sum out.
    expect(found(analysed(invoices, { aggregate: 'mean' }))).toEqual(['weekly', ['mostly-filled']])
  })

  it('stays monthly with a month missing in five', () => {
    const months = Array.from({ length: 30 }, (_, at) => Date.UTC(2021, at, 1) / 86_400_000).filter(
      (_, at) => at % 5 !== 2,
    )
    expect(found(analysed(months))).toEqual(['monthly', []])
  })
})

describe('periods without a row', () => {
  it('are told of where they are more than a fifth', () => {
    const months = Array.from({ length: 11 }, (_, at) => Date.UTC(2024, at, 1) / 86_400_000)
    const mistyped = Date.UTC(2014, 11, 1) / 86_400_000
    expect(found(analysed(months))).toEqual(['monthly', []])
    expect(found(analysed([mistyped, ...months]))[1]).toContain('mostly-filled')
    // Who drops them has none filled.
    expect(found(analysed([mistyped, ...months], { missing: 'drop' }))[1]).not.toContain('mostly-filled')
  })
})
