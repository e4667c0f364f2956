import { describe, expect, it } from 'vitest'
import { defaultLimits, defaultOptions, type Options } from '../options.ts'
import { fromBytes } from './byte-source.ts'
import { type Reading, read } from './read.ts'

const readText = (text: string, options: Partial<Options> = {}) =>
  read(fromBytes(new TextEncoder().encode(text)), { ...defaultOptions, ...options }, defaultLimits)
/** The sums of the days of each series, in order. */
const bySeries = ({ days, categories }: Reading) =>
  Object.fromEntries(categories.map((name, id) => [name, [...days.sum.filter((_, at) => days.series[at] === id)]]))

describe('a file with one series per column', () => {
  const wide = 'Bulan;Kopi;Karet;Lada\n2024-01;10;20;30\n2024-02;11;;31\n2024-03;12;22;32\n'

  it('is read as such: an empty cell is a value its series does not have', () => {
    const reading = readText(wide)
    expect(bySeries(reading)).toEqual({ Kopi: [10, 11, 12], Karet: [20, 22], Lada: [30, 31, 32] })
    expect(reading.input).toMatchObject({
      ...{ layout: 'wide', rowsRead: 3, rowsUsed: 3, rowsRejected: 0, cellsRejected: 0 },
      columns: { date: 'Bulan', category: null, value: null },
    })
  })

  it.each([
    ['a category beside them', 'date,kategori,a,b\n2024-01,x,1,2\n2024-02,y,3,4\n', 'long'],
    ['one column that is clearly the value', 'date,a,value\n2024-01,1,2\n2024-02,3,4\n', 'long'],
    ['a running number beside one column', 'no,date,kopi\n1,2024-01,2\n2,2024-02,4\n', 'long'],
    ['one word at the head of several', 'date,Provinsi Aceh,Provinsi Bali\n2024-01,1,2\n2024-02,3,4\n', 'wide'],
    ['several quantities', 'date,ekspor usd,impor usd\n2024-01,1,2\n2024-02,3,4\n', 'wide'],
  ])('is told apart by %s', (_, text, layout) => expect(readText(text).input.layout).toBe(layout))

  it('is what it is said to be', () => {
    expect(readText(wide, { layout: 'long' }).input.columns.category).toBeNull()
    const told = readText('date,a,value\n2024-01,1,2\n2024-02,3,4\n', { layout: 'wide' })
    expect(bySeries(told)).toEqual({ a: [1, 3], value: [2, 4] })
  })

  it('loses a cell that is no number, says which, and keeps its row', () => {
    const { input, ...reading } = readText('date;kopi;karet\n2024-01;1;2\n2024-02;dua;4\n2024-03;5;1e400\n')
    expect(bySeries({ input, ...reading })).toEqual({ kopi: [1, 5], karet: [2, 4] })
    expect(input.rejected).toEqual([
      { line: 3, reason: 'value-unreadable', column: 'kopi', excerpt: '2024-02;dua;4' },
      { line: 4, reason: 'value-out-of-range', column: 'karet', excerpt: '2024-03;5;1e400' },
    ])
    expect([input.rowsUsed, input.rowsRejected, input.cellsRejected]).toEqual([3, 0, 2])
    expect(input.rejectedByReason).toEqual({ 'value-unreadable': 1, 'value-out-of-range': 1 })
  })

  it('rejects a row without any usable cell, once', () => {
    const { input } = readText('date;kopi;karet\n2024-01;1;2\n2024-02;;\n2024-03;x;y\n2024-04;5;6\n;;\n')
    expect(input.rejected.map(({ line, reason, column }) => [line, reason, column])).toEqual([
      [3, 'value-missing', null],
      [4, 'value-unreadable', null],
      [6, 'empty-row', null],
    ])
    expect([input.rowsRead, input.rowsUsed, input.rowsRejected, input.cellsRejected]).toEqual([5, 2, 3, 0])
  })

  it('settles the decimal mark over all columns, and counts the cells and rows that lose', () => {
    const many = Array.from({ length: 50 }, (_, at) => `${String((at % 28) + 1).padStart(2, '0')}/05/2024;1,5;2,5`)
    const { input } = readText(
      `date;a;b\n${many.join('\n')}\n17/05/2024;1.25;2,5\n18/05/2024;1.25;\n05/17/2024;1.75;1,5\n`,
    )
    expect([input.decimal, input.rowsRead, input.rowsUsed, input.rowsRejected]).toEqual(['comma', 53, 51, 2])
    expect(input.cellsRejected).toBe(1)
    expect(input.rejected.map(({ line, reason, column }) => [line, reason, column])).toEqual([
      [52, 'value-unreadable', 'a'],
      [53, 'value-unreadable', null],
      [54, 'date-not-in-calendar', null],
    ])
  })

  it('has no more columns than a file may have series', () => {
    const limited = () =>
      read(fromBytes(new TextEncoder().encode(wide)), defaultOptions, { ...defaultLimits, seriesMax: 2 })
    expect(limited).toThrow(/3 numeric columns; the limit is 2/)
  })
})
