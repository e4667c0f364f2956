import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDecimal, readNumber } from './read-number.ts'

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

describe('readDecimal', () => {
  test.each([
    ['1.234,50', '1234.5', '1234.5'],
    ['0,100000000000000000001', '0.100000000000000000001', '0.100000000000000000001'],
    ['007', '7', '7'],
    ['0', '0', '0'],
    ['−4,5', '-4.5', '-4.5'],
    ['+3', '3', '3'],
    ['Rp13 juta', '13000000', '13000000'],
    ['1,5 jt rupiah', '1500000', '1500000'],
    ['2,5 miliar', '2500000000', '2500000000'],
    ['85 ribu', '85000', '85000'],
    ['12 kg', '12', '12'],
    ['lima', null, null],
  ])('%s is %s in Indonesian and %s in English', (text, id, en) => {
    expect([readDecimal(text, 'id'), readDecimal(text, 'en')]).toEqual([id, en])
  })

  test('agrees with readNumber wherever no scale is named', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[-+]?[\d.,]{1,20}$/),
        fc.constantFrom('id' as const, 'en' as const),
        (text, language) => {
          const decimal = readDecimal(text, language)
          expect(decimal === null ? null : Number(decimal)).toEqual(readNumber(text, language))
        },
      ),
    )
  })
})

test('S52: answers 50,000 spaces, figures or letters at once', () => {
  for (const filling of [' ', '0', 'a', ' a', ' 1', '\t', '1.', '\ufdfa']) {
    const text = `1${filling.repeat(50_000 / filling.length)}!`
    const begun = performance.now()
    for (const read of [readDecimal, readNumber]) expect(read(text, 'id')).toBeNull()
    expect(performance.now() - begun).toBeLessThan(100)
  }
})
