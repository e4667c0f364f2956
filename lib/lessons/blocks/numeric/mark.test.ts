import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markNumeric } from './mark.ts'
import { readNumber } from './read-number.ts'
import { type NumericAnswer, numericGiven } from './schema.ts'

describe('readNumber', () => {
  test.each([
    ['1.234,5', 1234.5, 1234.5],
    ['1,234.5', 1234.5, 1234.5],
    ['11,8', 11.8, 11.8],
    ['11.8', 11.8, 11.8],
    ['1.500', 1500, 1.5],
    ['1,500', 1.5, 1500],
    ['0,125', 0.125, 0.125],
    ['1.234.567', 1234567, 1234567],
    ['1,234,567', 1234567, 1234567],
    ['1 234 567', 1234567, 1234567],
    ['Rp16.500', 16500, 16.5],
    ['Rp 3,2 miliar', 3.2, 3.2],
    ['USD 1,234.50', 1234.5, 1234.5],
    ['30 %', 30, 30],
    ['-4,5', -4.5, -4.5],
    ['−4.5', -4.5, -4.5],
    ['11.8 billion rupiah', 11.8, 11.8],
    [',5', 0.5, 0.5],
    ['12.', 12, 12],
  ])('%s is %d in Indonesian and %d in English', (text, id, en) => {
    expect([readNumber(text, 'id'), readNumber(text, 'en')]).toEqual([id, en])
  })

  test.each(['', 'lima', '1.2.3,4.5', '12,34,5', '1..2', '--3', '3-2', '1e5', '.', '1.23.456'])(
    '%s is no number',
    (text) => {
      expect(readNumber(text, 'id')).toBeNull()
    },
  )

  test('reads back what either language writes', () => {
    const number = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((n) => n / 100)
    fc.assert(
      fc.property(number, fc.constantFrom('id' as const, 'en' as const), (n, language) => {
        const written = new Intl.NumberFormat(language === 'id' ? 'id-ID' : 'en-US', {
          maximumFractionDigits: 2,
        }).format(n)
        expect(readNumber(written, language)).toBeCloseTo(n, 6)
      }),
    )
  })

  test('reads any text in time, to a finite number or to none', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const read = readNumber(text, 'id')
        expect(read === null || Number.isFinite(read)).toBe(true)
      }),
    )
  })
})

const answer: NumericAnswer = {
  value: 11.8,
  tolerance: 0.05,
  slips: { ceiling: 15 },
  feedback: { id: {}, en: {} },
}

const content = { stem: '?', unit: 'miliar rupiah' }
const mark = (given: unknown, language: 'id' | 'en' = 'id') =>
  markNumeric(answer, numericGiven(content, language).parse(given))

test('right within the tolerance, its border included', () => {
  for (const given of ['11,8', '11.8', 11.75, 11.85]) expect(mark(given).correct).toBe(true)
  for (const given of ['11,7', 11.86, '118']) expect(mark(given).correct).toBe(false)
})

test('a typical slip is met with its own explanation, anything else with the general one', () => {
  expect(mark('15')).toMatchObject({ correct: false, score: 0, feedback: 'ceiling' })
  expect(mark('14').feedback).toBe('other')
  expect(mark('11,8').feedback).toBe('right')
})

test('says what was understood, and null where it was no number', () => {
  expect(mark('1.500').result).toEqual({ type: 'numeric', typed: '1.500', understood: 1500 })
  expect(mark('lima')).toMatchObject({ correct: false, result: { understood: null } })
})

test('what was kept means the same when it is read again in the other language', () => {
  const kept = numericGiven(content, 'id').parse('1.500')
  expect(mark(kept, 'en').result).toEqual({ type: 'numeric', typed: '1.500', understood: 1500 })
})

test('nothing typed is no answer', () => {
  expect(numericGiven(content, 'id').safeParse('  ').success).toBe(false)
})
