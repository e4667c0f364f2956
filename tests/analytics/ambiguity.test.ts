import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Analysis, analyzeBytes } from '#lib/analytics/analysis.ts'
import { defaultOptions, type Options } from '#lib/analytics/options.ts'
import { Refusal } from '#lib/analytics/refusal.ts'

// What a text could mean in two ways is decided by the rest of its column, or asked.

const analyze = (lines: readonly string[], options: Partial<Options> = {}): Analysis =>
  analyzeBytes(new TextEncoder().encode(['date;value', ...lines].join('\n')), 'data.csv', {
    ...defaultOptions,
    includeForecast: false,
    ...options,
  })
const month = (at: number) => `${2000 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
const refusalOf = (run: () => unknown): [string, string | undefined] | null => {
  try {
    run()
  } catch (error) {
    if (error instanceof Refusal) return [error.refusal, error.field]
    throw error
  }
  return null
}
const observed = ({ series }: Analysis) => series[0]?.points.map((point) => point.observed)

/** Thousandths, written as Indonesians do, with or without groups and with as few decimals as it takes. */
const written = fc.record({ thousandths: fc.integer({ min: -9e9, max: 9e9 }), grouped: fc.boolean() })
const inWords = ({ thousandths, grouped }: { thousandths: number; grouped: boolean }) =>
  new Intl.NumberFormat('id-ID', { maximumFractionDigits: 3, useGrouping: grouped }).format(thousandths / 1000)
/** Of one mark and three figures behind it, either reading makes sense. */
const eitherWay = (text: string) => /^-?[1-9]\d{0,2}[.,]\d{3}$/.test(text)
const marked = (text: string) => /[.,]/.test(text)

describe('S49: numbers and dates that could be read both ways', () => {
  it('a column of numbers is read as it was meant where one value settles it, and asked about where none does', () => {
    let [settled, asked] = [0, 0]
    fc.assert(
      fc.property(fc.array(written, { minLength: 3, maxLength: 12 }), (numbers) => {
        const texts = numbers.map(inWords)
        const lines = texts.map((text, at) => `${month(at)};${text}`)
        const values = numbers.map(({ thousandths }) => thousandths / 1000 + 0)
        expect(observed(analyze(lines, { decimal: 'comma' }))).toEqual(values)
        if (texts.filter(marked).every(eitherWay) && texts.some(marked)) {
          asked++
          expect(refusalOf(() => analyze(lines))).toEqual(['ambiguous-number', 'decimal'])
        } else {
          settled++
          expect(observed(analyze(lines))).toEqual(values)
        }
      }),
      // Every text in doubt is rare enough to be given.
      { numRuns: 100, examples: [[[1500, 2750, -12_125].map((n) => ({ thousandths: n * 1000, grouped: true }))]] },
    )
    expect(Math.min(settled, asked)).toBeGreaterThan(0)
  })

  it('dates of days up to the twelfth are asked about, and settled by a single thirteenth', () => {
    const lines = ['03/04/2024;1', '05/06/2024;2', '07/08/2024;3']
    expect(refusalOf(() => analyze(lines))).toEqual(['ambiguous-date', 'date_order'])
    const days = (more: string, options = {}) =>
      analyze([...lines, more], { frequency: 'daily', missing: 'drop', ...options }).series[0]?.points[0]?.date
    expect(days('13/08/2024;4')).toBe('2024-04-03')
    expect(days('08/13/2024;4')).toBe('2024-03-04')
  })

  it.each(['9007199254740993', '-9007199254740992', '1e400', 'Infinity', '-inf'])(
    '%s, which no number can hold, is a rejected row that is counted',
    (text) => {
      const { input, series } = analyze(['2024-01;1', '2024-02;2', '2024-03;3', `2024-04;${text}`])
      expect([input.rows_read, input.rows_used, input.rejected_by_reason]).toEqual([4, 3, { 'value-out-of-range': 1 }])
      expect(series[0]?.stats.sum).toBe(6)
    },
  )

  it('growth from nothing is no number, and says why', () => {
    const { growth } = analyze(['2024-01;0', '2024-02;0', '2024-03;3']).series[0] ?? {}
    expect([growth?.total, growth?.reasons.total]).toEqual([null, 'from-zero'])
  })
})

it('S52: 50 kB of hostile dates take less than 100 ms', () => {
  const hostile = ['1', ':', '0 ', '1/', '2024-', ' 17 Agustus', 'W', 'Q', '１', '\u0000 ', '-1-', 'TW I']
  const columns = hostile.flatMap((part) => [
    [part.repeat(50_000 / part.length)],
    Array.from({ length: 781 }, () => part.repeat(64 / part.length)),
  ])
  const took = columns.map((dates) => {
    const lines = [...['2024-01', '2024-02', '2024-03'], ...dates].map((date) => `${date};1`)
    const runs = Array.from({ length: 3 }, () => {
      const before = process.cpuUsage() // not the clock, which other programs slow down
      refusalOf(() => analyze(lines))
      return process.cpuUsage(before).user / 1000
    })
    return Math.min(...runs)
  })
  expect(Math.max(...took)).toBeLessThan(100)
})
