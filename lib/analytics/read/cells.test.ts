import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultOptions } from '../options.ts'
import { fromBytes } from './byte-source.ts'
import { CsvScanner } from './csv.ts'
import { readDate } from './date.ts'
import { DateColumn } from './date-column.ts'
import { Memory } from './memory.ts'
import { readNumber } from './number.ts'
import { NumberCell } from './number-cell.ts'
import { read } from './read.ts'

const memory = new Memory(2 ** 30)
const limits = { cellMax: 100, columnsMax: 2 }

describe('reading bytes', () => {
  it('gives the number that reading text gives', () => {
    const digits = fc.stringMatching(/^[0-9]{1,6}$/)
    const number = fc
      .tuple(
        fc.constantFrom('', '-', ' ', '+', 'Rp '),
        fc.array(digits, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('.', ','),
        fc.constantFrom('', '.5', ',25', '.125', ',', ' '),
      )
      .map(([sign, groups, mark, end]) => `${sign}${groups.join(mark)}${end}`)
    const grouped = fc
      .tuple(
        fc.integer({ min: 0, max: 999 }),
        fc.array(fc.stringMatching(/^[0-9]{3}$/), { maxLength: 4 }),
        fc.constantFrom('.', ','),
        fc.constantFrom('', '.5', ',25'),
      )
      .map(([first, groups, mark, end]) => [first, ...groups].join(mark) + end)
    fc.assert(
      fc.property(fc.oneof(number, grouped), (text) => {
        const row = new CsvScanner([Buffer.from(`|${text}\n`)], '|', limits, memory)
        const cell = new NumberCell()
        row.next()
        cell.read(row, 1)
        expect({ point: cell.point, comma: cell.comma, reason: cell.reason }).toEqual(readNumber(text))
      }),
      { numRuns: 2000 },
    )
  })

  it('gives the date that reading text gives, whatever was read before', () => {
    const two = fc.integer({ min: 0, max: 40 }).map((n) => String(n).padStart(2, '0'))
    const year = fc.constantFrom('2024', '1799', '2023', '2201', '24')
    const day = fc
      .tuple(two, two, year, fc.constantFrom('-', '/', '.', ' '), fc.boolean())
      .map(([a, b, y, mark, front]) => (front ? [y, a, b] : [a, b, y]).join(mark))
    const clock = fc.constantFrom(
      '',
      ' 07:15',
      'T23:59:59.123Z',
      ' 24:00',
      ' 25:00',
      'T7:15',
      ' 07:61',
      ' 07:15:30 WIB',
      't07:15z',
      ' x',
      ':15',
    )
    const text = fc.oneof(
      fc.tuple(day, clock).map((parts) => parts.join('')),
      fc.constantFrom('', 'n/a', 'Agu 2024 07:15', '45521'),
      fc.string({ maxLength: 12 }),
    )
    const dates = new DateColumn(memory)
    fc.assert(
      fc.property(text, (one) => {
        const bytes = Buffer.from(one)
        const id = dates.add(bytes, 0, bytes.length)
        const { dmy, mdy, ymd, serial, precision, reason } = readDate(bytes.toString())
        expect([dates.day(id, 'dmy'), dates.day(id, 'mdy'), dates.day(id, 'ymd'), dates.day(id, 'serial')]).toEqual([
          dmy,
          mdy,
          ymd,
          serial,
        ])
        expect([dates.precision(id), dates.reason(id)]).toEqual([precision, reason])
      }),
      { numRuns: 3000 },
    )
  })

  it('holds a day, not a moment, of a column of distinct times', () => {
    const tight = new Memory(2 ** 23)
    const dates = new DateColumn(tight)
    const before = tight.held
    const ids = new Set<number>()
    for (let n = 0; n < 200_000; n++) {
      const bytes = Buffer.from(new Date(1.7e12 + n * 4321).toISOString())
      ids.add(dates.add(bytes, 0, bytes.length))
    }
    expect([ids.size, tight.held]).toEqual([11, before])
  })
})

describe('sums', () => {
  it('do not depend on the order of the rows, to the last bit', () => {
    const value = fc
      .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 6 }))
      .map(([n, e]) => `${n}e-${e}`)
    const row = fc.tuple(
      fc.constantFrom('2024-01-05', '5 Jan 2024', '05/01/2024 07:00', '2024-01-06', '2024-02-29'),
      fc.constantFrom('a', 'b'),
      value,
    )
    const rows = fc.array(row, { minLength: 3, maxLength: 60 })
    const sumsOf = (list: readonly (readonly string[])[]) => {
      const file = `date,category,value\n${list.map((cells) => cells.join(',')).join('\n')}\n`
      const options = { ...defaultOptions, dateOrder: 'dmy', decimal: 'point', valueColumn: 'value' } as const
      const { days, categories } = read(fromBytes(Buffer.from(file)), options)
      return [...days.sum]
        .map((sum, at) => `${categories[days.series[at] ?? -1]} ${days.day[at]} ${sum} ${days.rows[at]}`)
        .sort()
    }
    fc.assert(
      fc.property(
        rows.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          expect(sumsOf(shuffled)).toEqual(sumsOf(list))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('carry what single doubles lose', () => {
    const rows = [1e15, ...new Array(1000).fill(0.1), -1e15].map((value) => `2024-01-05,${value}`)
    const { days } = read(fromBytes(Buffer.from(`date,value\n${rows.join('\n')}\n`)), defaultOptions)
    expect(days.sum[0]).toBeCloseTo(100, 10)
  })
})
