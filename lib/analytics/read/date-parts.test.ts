import { describe, expect, it } from 'vitest'
import { defaultOptions, type Options } from '../options.ts'
import { isoDate } from '../profile/calendar.ts'
import { Refusal } from '../refusal.ts'
import { fromBytes } from './byte-source.ts'
import { previewOf } from './preview.ts'
import { type Reading, read } from './read.ts'

const source = (text: string) => fromBytes(new TextEncoder().encode(text))
const readText = (text: string, options: Partial<Options> = {}) => read(source(text), { ...defaultOptions, ...options })
const table = (...rows: (string | number)[][]) => rows.map((row) => `${row.join(';')}\n`).join('')
/** `2024-08-01 5` of each series. */
const bySeries = ({ days, categories }: Reading) =>
  Object.fromEntries(
    categories.map((name, id) => [
      name,
      [...days.day.keys()]
        .filter((at) => days.series[at] === id)
        .map((at) => `${isoDate(days.day[at] ?? 0)} ${days.sum[at]}`),
    ]),
  )
const refusalOf = (text: string): string => {
  try {
    readText(text)
    return 'read'
  } catch (error) {
    if (error instanceof Refusal) return `${error.refusal}: ${error.message}`
    throw error
  }
}

const months = 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' ')
const short = 'Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des'.split(' ')
const years = [2023, 2024]
const twoYears = (cellOf: (month: number) => string | number) =>
  years.flatMap((year) => months.map((_, at) => [year, cellOf(at), year * 100 + at + 1]))
const expected = years.flatMap((year) =>
  months.map((_, at) => `${year}-${String(at + 1).padStart(2, '0')}-01 ${year * 100 + at + 1}`),
)

describe('a date in several columns', () => {
  it.each([
    ['numbers of months', 'Bulan', (at: number) => at + 1],
    ['numbers with a zero', 'bln', (at: number) => String(at + 1).padStart(2, '0')],
    ['names of months', 'Bulan', (at: number) => months[at] ?? ''],
    ['names under any word', 'Periode', (at: number) => short[at] ?? ''],
    ['numbers under a word for periods', 'periode', (at: number) => at + 1],
  ])('is put together from a year and %s', (_, name, cellOf) => {
    const reading = readText(table(['Tahun', name, 'Nilai'], ...twoYears(cellOf)))
    expect(bySeries(reading)).toEqual({ value: expected })
    expect(reading.input.columns).toMatchObject({ date: `Tahun + ${name}`, category: null, value: 'Nilai' })
    expect([[...reading.precisions], reading.input.rowsUsed, reading.warnings]).toEqual([['month'], 24, []])
  })

  it.each([
    ['Triwulan', ['1', '2', '3', '4']],
    ['Periode', ['TW I', 'TW II', 'TW III', 'TW IV']],
  ])('is put together from a year and quarters under %s', (name, quarters) => {
    const rows = years.flatMap((year) => quarters.map((quarter) => [year, quarter, 1]))
    const reading = readText(table(['Tahun', name, 'Nilai'], ...rows))
    expect([...reading.precisions]).toEqual(['quarter'])
    expect(bySeries(reading).value?.slice(3, 6)).toEqual(['2023-10-01 1', '2024-01-01 1', '2024-04-01 1'])
  })

  it('is put together from weeks, and from years, months and days', () => {
    const weeks = readText(table(['Tahun', 'Minggu', 'Nilai'], [2024, 1, 5], [2024, 2, 6], [2024, 3, 7]))
    expect(bySeries(weeks).value).toEqual(['2024-01-01 5', '2024-01-08 6', '2024-01-15 7'])
    const days = readText(
      table(['Tahun', 'Bulan', 'Tanggal', 'Nilai'], [2024, 8, 16, 5], [2024, 8, 17, 6], [2024, 9, 1, 7]),
    )
    expect(bySeries(days).value).toEqual(['2024-08-16 5', '2024-08-17 6', '2024-09-01 7'])
    expect([...days.precisions]).toEqual(['day'])
  })

  it('stands beside categories, and in columns that are series', () => {
    const rows = twoYears((at) => months[at] ?? '')
    const long = rows.flatMap(([year, month, value]) => ['Kopi', 'Lada'].map((name) => [year, month, name, value]))
    const reading = readText(table(['Tahun', 'Bulan', 'Komoditas', 'Nilai'], ...(long as string[][])))
    expect(bySeries(reading)).toEqual({ Kopi: expected, Lada: expected })
    const wide = readText(table(['Tahun', 'Bulan', 'Kopi', 'Lada'], ...rows.map((row) => [...row, 1] as string[])))
    expect([wide.input.layout, wide.categories, bySeries(wide).Kopi]).toEqual(['wide', ['Kopi', 'Lada'], expected])
  })

  it('is read alike from JSON, whatever the order of the columns', () => {
    const rows = twoYears((at) => at + 1).map(([tahun, bulan, nilai]) => ({ nilai, bulan, tahun }))
    expect(bySeries(readText(JSON.stringify(rows)))).toEqual({ value: expected })
  })

  it('says of each row without one why it has none', () => {
    const text = table(
      ...[['Tahun', 'Bulan', 'Nilai'], ...twoYears((at) => at + 1), [2024, 13, 1], [2024, 'Jumlah', 1], [2024, '', 1]],
      ...[
        ['dua', 3, 1],
        ['', '', ''],
        [2024, 3],
      ],
    )
    const { input } = readText(text)
    expect(input.rejected.map(({ line, reason }) => [line, reason])).toEqual([
      [26, 'date-not-in-calendar'],
      [27, 'total-row'],
      [28, 'date-missing'],
      [29, 'date-unreadable'],
      [30, 'empty-row'],
      [31, 'ragged-row'],
    ])
    expect([input.rowsRead, input.rowsUsed]).toEqual([30, 24])
  })

  it('gives way to a column that holds all of it, and to what is asked for', () => {
    const rows = months.map((_, at) => [2024, at + 1, `2024-${String(at + 1).padStart(2, '0')}-17`, 5])
    const whole = table(['Tahun', 'Bulan', 'Tanggal', 'Nilai'], ...rows)
    expect(readText(whole).input.columns.date).toBe('Tanggal')
    const parts = table(['Tahun', 'Bulan', 'Nilai'], ...twoYears((at) => at + 1))
    for (const dateColumn of ['Tahun', 'Bulan', 'Tahun + Bulan'])
      expect(readText(parts, { dateColumn }).input.columns.date).toBe('Tahun + Bulan')
    expect(readText(parts, { categoryColumn: 'Bulan' }).categories).toHaveLength(12)
  })

  it('is shown in the preview as a column of its own', () => {
    const seen = previewOf(source(table(['Tahun', 'Bulan', 'Nilai'], ...twoYears((at) => at + 1))), defaultOptions)
    expect(seen).toMatchObject({
      columns: { date: 'Tahun + Bulan' },
      frequency: 'monthly',
      rows_used: 24,
      questions: [],
    })
    expect(seen.columns.found).toEqual(['Tahun', 'Bulan', 'Nilai', 'Tahun + Bulan'])
    expect(seen.rows[7]).toEqual(['2023', '8', '202308', '2023-08'])
  })
})

describe('months or quarters in the header', () => {
  const cells = (year: number) => short.map((_, at) => year * 100 + at + 1)

  it('are parts of the year in each row', () => {
    const reading = readText(table(['Tahun', ...short], ...years.map((year) => [year, ...cells(year)])))
    expect(bySeries(reading)).toEqual({ value: expected })
    expect([[...reading.precisions], reading.input.rowsUsed, reading.warnings]).toEqual([
      ['month'],
      2,
      ['months-in-headers'],
    ])
    const quarters = readText(
      table(['Tahun', 'TW I', 'TW II', 'TW III', 'TW IV'], [2023, 1, 2, 3, 4], [2024, 5, 6, 7, '']),
    )
    expect(bySeries(quarters).value?.slice(2, 5)).toEqual(['2023-07-01 3', '2023-10-01 4', '2024-01-01 5'])
  })

  it('stand beside a category and a sum', () => {
    const rows = years.flatMap((year) => ['Kopi', 'Lada'].map((name) => [name, year, ...cells(year), 12]))
    const reading = readText(
      table(['Komoditas', 'Tahun', ...short, 'Jumlah'], ...rows, ['Jumlah', '', ...cells(1), 12]),
    )
    expect(bySeries(reading)).toEqual({ Kopi: expected, Lada: expected })
    expect(reading.warnings).toEqual(['months-in-headers', 'total-column-left-out'])
    expect(reading.input.rejectedByReason).toEqual({ 'total-row': 1 })
  })

  it('keep the account of cells and rows', () => {
    const { input } = readText(
      table(
        ['Tahun', 'Jan', 'Feb', 'Mar'],
        [2023, 1, 'dua', 3],
        [2024, '', '', ''],
        ['2024-05', 1, 2, 3],
        [2025, 1, 2, 3],
      ),
    )
    expect(input.rejected.map(({ line, reason, column }) => [line, reason, column])).toEqual([
      [2, 'value-unreadable', 'Feb'],
      [3, 'value-missing', null],
      [4, 'date-unreadable', null],
    ])
    expect([input.rowsRead, input.rowsUsed, input.cellsRejected]).toEqual([4, 2, 1])
  })

  it.each([
    ['years', table(['Komoditas', 2022, 2023, 2024], ['Kopi', 1, 2, 3], ['Lada', 4, 5, 6])],
    ['months', table(['Komoditas', ...short], ['Kopi', ...cells(1)], ['Lada', ...cells(2)])],
    ['dates', table(['Komoditas', 'Jan 2024', 'Feb 2024'], ['Kopi', 1, 2], ['Lada', 3, 4])],
  ])('are asked about where no row has a year: %s', (_, text) =>
    expect(refusalOf(text)).toMatch(/^no-date-column: .*columns are named by one.*Put each period in a row/),
  )
})

describe('a sum beside its parts', () => {
  const rows = [2021, 2022, 2023, 2024].map((year, at) => [year, 10 + at, 20, '5,5', `${35 + at},5`])

  it.each(['Total', 'JUMLAH'])('is left out as a column: %s', (name) => {
    const { input, categories, warnings } = readText(table(['Tahun', 'Jepang', 'Cina', 'AS', name], ...rows))
    expect([input.layout, categories, warnings]).toEqual(['wide', ['Jepang', 'Cina', 'AS'], ['total-column-left-out']])
  })

  it('stays where it is the value and no sum', () => {
    const orders = [1, 2, 3, 4].map((at) => [`2024-0${at}-01`, at, 100, at * 100])
    const { input, warnings } = readText(table(['Tanggal', 'qty', 'harga', 'total'], ...orders))
    expect([input.layout, input.columns.value, warnings]).toEqual(['long', 'total', []])
  })

  it('is told of as a category', () => {
    const rows = years.flatMap((year) => ['Kopi', 'Lada', 'Total'].map((name) => [year, name, 5]))
    expect(readText(table(['Tahun', 'Komoditas', 'Nilai'], ...rows)).warnings).toEqual(['total-category'])
    expect(readText(table(['Tahun', 'Komoditas', 'Nilai'], ...rows.slice(0, 2))).warnings).toEqual([])
  })

  it('is no row', () => {
    const { input } = readText(
      table(['Tahun', 'Nilai'], [2022, 1], [2023, 2], [2024, 3], ['Total 2024', 6], ['JUMLAH:', 6]),
    )
    expect(input.rejectedByReason).toEqual({ 'total-row': 2 })
  })
})

describe('what a refusal says', () => {
  it.each([
    [
      'a header alone',
      'Tanggal;Nilai\n',
      'no-date-column: There are no rows below the header. Columns found: "Tanggal", "Nilai".',
    ],
    ['lists in a list', '[["2024-01",1],["2024-02",2]]', /^no-date-column: The rows are not objects/],
    ['columns of lists', '{"date":["2024-01","2024-02"],"value":[1,2]}', /^no-date-column: The columns hold lists/],
    [
      'months without a year',
      'Bulan;Nilai\nJan;1\nFeb;2\n',
      /^no-date-column: Column "Bulan" holds months or quarters/,
    ],
    ['units', 'Tanggal;Berat\n2024-01;12 ton\n2024-02;500 kg\n', /^no-numeric-column: Column "Berat" holds "12 ton"/],
    ['a title', 'Laporan ekspor;;\nTanggal;Negara;Nilai\n', /^bad-header: .* begin with a title, "Laporan ekspor"/],
    ['a title alone', 'Laporan ekspor\nTanggal;Nilai\n2024-01;5\n', /title above the header\?$/],
    ['a name cut in a pair', `${'x'.repeat(59)}😀y;b\n1;2\n`, /x😀", "b"/],
    ['a name that turns the text', 'a\u202eb;c\n1;x\n', /"ab", "c"/],
  ])('of %s', (_, text, told) => {
    const refusal = refusalOf(text)
    if (typeof told === 'string') expect(refusal).toBe(told)
    else expect(refusal).toMatch(told)
    expect(refusal.isWellFormed()).toBe(true)
  })
})
