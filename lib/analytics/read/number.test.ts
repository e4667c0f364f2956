import { describe, expect, it } from 'vitest'
import { readNumber } from './number.ts'

describe('readNumber', () => {
  it.each([
    ['1234', 1234],
    ['-5', -5],
    ['1234.5', 1234.5],
    ['1.234,56', 1234.56],
    ['1,234.5', 1234.5],
    ['1.234.567', 1_234_567],
    ['Rp 1.000.000', 1_000_000],
    ['Rp1.250.000,-', 1_250_000],
    ['USD 1,234.50', 1234.5],
    ['1.234,5 USD', 1234.5],
    ['(1,200.00)', -1200],
    ['-Rp 2.500.000', -2_500_000],
    ['Rp -2.500.000', -2_500_000],
    ['−7,5', -7.5],
    ['1,2 juta', 1_200_000],
    ['1.1 miliar', 1_100_000_000],
    ['3 rb', 3000],
    ['12 %', 12],
    ['12,5%', 12.5],
    ['1 234,56', 1234.56],
    ["1'234.56", 1234.56],
    ['1.5e3', 1500],
    ['1,5E+03', 1500],
    ['0.500', 0.5],
    ['1234.500', 1234.5],
    ['.5', 0.5],
    ['+7', 7],
    ['9007199254740991', 9_007_199_254_740_991],
  ])('reads %s as %d', (text, expected) => {
    const { point, comma, reason } = readNumber(text)
    expect(reason).toBeNull()
    expect([point, comma].filter((value) => !Number.isNaN(value) && value !== expected)).toEqual([])
  })

  it.each([
    ['1.500', 1.5, 1500],
    ['1,500', 1500, 1.5],
    ['(1,200)', -1200, -1.2],
    ['12.345 juta', 12_345_000, 12_345_000_000],
  ])('reads %s both ways, for the column to decide', (text, point, comma) => {
    expect(readNumber(text)).toEqual({ point, comma, reason: null })
  })

  it.each([
    ['', 'value-missing'],
    [' - ', 'value-missing'],
    ['n/a', 'value-missing'],
    ['NaN', 'value-missing'],
    ['Infinity', 'value-out-of-range'],
    ['-inf', 'value-out-of-range'],
    ['1e400', 'value-out-of-range'],
    ['9007199254740993', 'value-out-of-range'],
    ['99999999999999999999', 'value-out-of-range'],
    ['12abc', 'value-unreadable'],
    ['1.2.3', 'value-unreadable'],
    ['1,23,456.5', 'value-unreadable'],
    ['--5', 'value-unreadable'],
    ['(-5)', 'value-unreadable'],
    ['=1+1', 'value-unreadable'],
    ['0x10', 'value-unreadable'],
    ['1_000', 'value-unreadable'],
    ['Rp', 'value-unreadable'],
    ['9'.repeat(50_000), 'value-unreadable'],
  ])('refuses %s as %s', (text, reason) => expect(readNumber(text).reason).toBe(reason))

  it('never yields negative zero', () => {
    expect(Object.is(readNumber('-0').point, 0)).toBe(true)
    expect(Object.is(readNumber('-0,0').comma, 0)).toBe(true)
  })
})
