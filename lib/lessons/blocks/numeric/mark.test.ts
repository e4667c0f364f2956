import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markNumeric } from './mark.ts'
import { readNumber } from './read-number.ts'
import type { NumericAnswer } from './schema.ts'

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

test('right within the tolerance, its border included', () => {
  for (const given of ['11,8', '11.8', 11.75, 11.85]) expect(markNumeric(answer, given, 'id').correct).toBe(true)
  for (const given of ['11,7', 11.86, '118']) expect(markNumeric(answer, given, 'id').correct).toBe(false)
})

test('a typical slip is met with its own explanation, anything else with the general one', () => {
  expect(markNumeric(answer, '15', 'id')).toMatchObject({ correct: false, score: 0, feedback: 'ceiling' })
  expect(markNumeric(answer, '14', 'id').feedback).toBe('other')
  expect(markNumeric(answer, '11,8', 'id').feedback).toBe('right')
})

test('says what was understood, and null where it was no number', () => {
  expect(markNumeric(answer, '1.500', 'id').result).toEqual({ type: 'numeric', given: '1.500', understood: 1500 })
  expect(markNumeric(answer, 'lima', 'id')).toMatchObject({ correct: false, result: { understood: null } })
})
