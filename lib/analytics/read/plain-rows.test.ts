import fc from 'fast-check'
import { expect, it } from 'vitest'
import { defaultLimits, defaultOptions, type Options } from '../options.ts'
import { fromBytes } from './byte-source.ts'
import { read } from './read.ts'

const encode = (text: string) => new TextEncoder().encode(text)
const options: Options = {
  ...defaultOptions,
  ...{ dateColumn: 'date', categoryColumn: 'category', valueColumn: 'value', dateOrder: 'dmy', decimal: 'point' },
}
const readIn = (text: string, chunkBytes?: number, limits = defaultLimits) =>
  read(fromBytes(encode(text), chunkBytes), options, limits)

const dates = ['2024-01-01', '2024-01-02', '2024-02-31', '17/08/2024', '2024-01-01 07:30', '2024', 'Total', '']
const names = ['kopi', 'teh', '"kopi"', '"a\nb"', 'a"b', '', ' kopi', 'kakao']
const values = [
  '1',
  '-2.5',
  '1.5',
  '1.234',
  '0',
  '-0',
  '1234567890.25',
  '12345678901234567',
  '1.2.3',
  '',
  '.',
  '"7"',
  ' 8',
]
const cells = fc.tuple(fc.constantFrom(...dates), fc.constantFrom(...names), fc.constantFrom(...values))
const rows = fc.array(
  fc.tuple(
    fc.oneof({ arbitrary: cells, weight: 9 }, fc.constant(['2024']), fc.constant(['abcde'])),
    fc.constantFrom('\n', '\n', '\r\n', '\r'),
  ),
  { minLength: 1, maxLength: 60 },
)

// In chunks of one byte no line is ever whole in hand, so that every row goes through the scanner.
it('takes plain rows in as the scanner does, whatever rows stand between them', () => {
  fc.assert(
    fc.property(rows, (lines) => {
      const text = `date;category;value\n${'2024-01-01;kopi;1\n'.repeat(9)}${lines.map(([row, end]) => row.join(';') + end).join('')}`
      expect(readIn(text)).toEqual(readIn(text, 1))
    }),
    { numRuns: 300 },
  )
})

it('takes a short line for a row, although its newline lies where a date would be', () => {
  const { input } = readIn('date,category,value\n2024-01-01,a,1\n2024\nabcde,a,1\n2024-01-01,a,2\n')
  expect([input.rowsRead, input.rowsUsed, input.rejected.map(({ line }) => line)]).toEqual([4, 2, [3, 4]])
})

it('counts plain rows towards the limit', () => {
  const text = `date,category,value\n${'2024-01-01,a,1\n'.repeat(10)}`
  expect(readIn(text, undefined, { ...defaultLimits, rowsMax: 10 }).input.rowsUsed).toBe(10)
  expect(() => readIn(text, undefined, { ...defaultLimits, rowsMax: 9 })).toThrow('more than 9 rows')
})
