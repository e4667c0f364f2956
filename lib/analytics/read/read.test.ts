import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultLimits, defaultOptions, type Options } from '../options.ts'
import { Refusal } from '../refusal.ts'
import { fromBytes } from './byte-source.ts'
import { type Reading, read } from './read.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const readText = (text: string, options: Partial<Options> = {}) =>
  read(fromBytes(bytes(text)), { ...defaultOptions, ...options })
/** The sums of the days, by day. */
const sums = ({ days }: Reading) =>
  [...days.day.keys()].sort((a, b) => (days.day[a] ?? 0) - (days.day[b] ?? 0)).map((at) => days.sum[at])
const refusalOf = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error.refusal, field: error.field, detail: error.message }
    throw error
  }
  return null
}
const utf16 = (text: string, littleEndian: boolean) => {
  const view = new DataView(new ArrayBuffer(2 + text.length * 2))
  view.setUint16(0, 0xfeff, littleEndian)
  for (let at = 0; at < text.length; at++) view.setUint16(2 + at * 2, text.charCodeAt(at), littleEndian)
  return new Uint8Array(view.buffer)
}

describe('what a file may look like', () => {
  it.each([',', ';', '\t', '|'])('finds the delimiter %j by content', (d) => {
    const { input } = readText(`date${d}category${d}value\n2024-01-01${d}a${d}1\n2024-01-02${d}b${d}2\n`)
    expect([input.delimiter, input.rowsUsed, input.rowsRejected]).toEqual([d, 2, 0])
  })

  it('is not misled by decimal commas in a semicolon file', () => {
    const reading = readText('Tanggal;Nilai\n17 Agustus 2024;1.234,56\n18 Agustus 2024;7,5\n')
    expect([reading.input.delimiter, reading.input.decimal, sums(reading)]).toEqual([';', 'comma', [1234.56, 7.5]])
  })

  it('obeys the line by which spreadsheets declare the delimiter', () => {
    expect(readText('sep=;\ndate;value\n2024-01;1\n').input.rowsUsed).toBe(1)
  })

  it('keeps delimiters, newlines and quotes inside quotes, and counts lines of the file', () => {
    const { input, categories } = readText(
      'date,category,value\r\n2024-01-01,"kopi, ""luwak""\nJawa",1\r\nnonsense,x,2\r\n',
    )
    expect(categories).toEqual(['kopi, "luwak"\nJawa'])
    expect(input.rejected).toEqual([{ line: 4, reason: 'date-unreadable', column: null, excerpt: 'nonsense,x,2' }])
  })

  it('loses one line, not the rest of the file, to a quote that never closes', () => {
    const { input } = readText('date,category,value\n2024-01-01,"oops,1\n2024-01-02,b,2\n2024-01-03,c,3\n')
    expect([input.rowsRead, input.rowsUsed, input.rejected.map((r) => [r.line, r.reason])]).toEqual([
      3,
      2,
      [[2, 'unclosed-quote']],
    ])
  })

  it.each([
    ['UTF-8 with a byte order mark', bytes('\ufeffdate,category,value\n2024-01-01,é,1\n'), 'utf-8'],
    ['UTF-16 little-endian', utf16('date,category,value\n2024-01-01,é,1\n', true), 'utf-16le'],
    ['UTF-16 big-endian', utf16('date,category,value\n2024-01-01,é,1\n', false), 'utf-16be'],
    ['windows-1252', Uint8Array.from('date,category,value\n2024-01-01,é,1\n', (c) => c.charCodeAt(0)), 'windows-1252'],
  ])('reads %s', (_, file, encoding) => {
    const { input, categories, warnings } = read(fromBytes(file), defaultOptions)
    expect([input.encoding, input.columns.date, categories]).toEqual([encoding, 'date', ['é']])
    expect(warnings.includes('encoding-guessed')).toBe(encoding === 'windows-1252')
  })

  it.each([
    ['an array', '[{"date":"2024-01","value":1},{"date":"2024-02","value":2}]', 'json'],
    ['an object with data', '{"data":[{"date":"2024-01","value":1},{"date":"2024-02","value":2}]}', 'json'],
    ['one object per line', '{"date":"2024-01","value":1}\n{"date":"2024-02","value":2}\n', 'ndjson'],
  ])('reads JSON as %s', (_, text, format) => {
    const { input } = readText(text)
    expect([input.format, input.rowsUsed]).toEqual([format, 2])
  })

  it('takes a first row that is data for data', () => {
    expect(readText('2024-01-01,kopi,5\n2024-01-02,kopi,6\n').input.rowsUsed).toBe(2)
  })
})

describe('which column is which', () => {
  it.each([
    ['Tanggal;Komoditas;Nilai (USD);Catatan', ['Tanggal', 'Komoditas', 'Nilai (USD)']],
    ['Catatan;TGL_EKSPOR;Negara Tujuan;Volume', ['TGL_EKSPOR', 'Negara Tujuan', 'Volume']],
    ['Periode;Kategori;Jumlah;Berat', ['Periode', 'Kategori', 'Jumlah']],
  ])('finds them by name in %s', (header, expected) => {
    const cells = header
      .split(';')
      .map((name) => (/t(an)?g|per/i.test(name) ? '2024-01-0x' : /cat|kom|neg|kat/i.test(name) ? 'kopi' : '5'))
    const rows = [1, 2, 3].map((day) => cells.join(';').replace('0x', `0${day}`))
    const { columns } = readText([header, ...rows].join('\n')).input
    expect([columns.date, columns.category, columns.value]).toEqual(expected)
  })

  it('finds them by content, and says that it guessed', () => {
    const rows = ['a;b;c;d', '7;2024-01-01;x;1,5', '7;2024-01-02;y;2,5', '7;2024-01-03;x;3,5', '7;2024-01-04;y;4,5']
    const { input, warnings } = readText(rows.join('\n'))
    expect(input.columns).toMatchObject({ date: 'b', category: 'c', value: 'd' })
    expect(warnings.toSorted()).toEqual(['category-column-guessed', 'value-column-guessed'])
  })

  it('does as told', () => {
    const text = 'date,category,value,other\n2024-01-01,a,1,10\n2024-01-02,b,2,20\n'
    const reading = readText(text, { valueColumn: 'other', categoryColumn: 'value' })
    expect([reading.categories, sums(reading)]).toEqual([
      ['1', '2'],
      [10, 20],
    ])
    expect(refusalOf(() => readText(text, { dateColumn: 'when' }))).toMatchObject({
      refusal: 'column-not-found',
      field: 'date_column',
    })
  })

  it('reads spreadsheet serial numbers where the whole column is so', () => {
    const { days, input } = readText('tanggal,nilai\n45292,1\n45293,2\n45294,3\n')
    expect([input.dateOrder, days.day[0]]).toEqual(['serial', 19_723])
  })
})

describe('what is ambiguous is asked, not guessed', () => {
  const dates = (...texts: string[]) => `date,value\n${texts.map((text) => `${text},5\n`).join('')}`

  it('takes the order that one date settles for all', () => {
    expect(readText(dates('03/04/2024', '17/04/2024')).input.dateOrder).toBe('dmy')
    expect(readText(dates('03/04/2024', '04/17/2024')).input.dateOrder).toBe('mdy')
    expect(readText(dates('2024-04-03', '2024-04-04')).input.dateOrder).toBe('ymd')
  })
  it('refuses dates that could be either way throughout', () => {
    expect(refusalOf(() => readText(dates('03/04/2024', '05/06/2024')))).toMatchObject({
      refusal: 'ambiguous-date',
      field: 'date_order',
    })
    expect(readText(dates('03/04/2024', '05/06/2024'), { dateOrder: 'mdy' }).input.rowsUsed).toBe(2)
  })
  it('refuses a column that mixes both orders', () => {
    expect(refusalOf(() => readText(dates('17/04/2024', '04/17/2024')))?.refusal).toBe('ambiguous-date')
  })
  it('rejects the few dates that do not fit the order of all others, and lists them', () => {
    const days = Array.from({ length: 40 }, (_, at) => `${13 + (at % 15)}/04/2024`)
    const { input } = readText(dates(...days, '04/17/2024'))
    expect(input.rejected).toEqual([
      { line: 42, reason: 'date-not-in-calendar', column: null, excerpt: '04/17/2024,5' },
    ])
    expect(input.rowsRead).toBe(input.rowsUsed + input.rowsRejected)
  })
  it('reads two-digit years first only where nothing else fits', () => {
    expect(readText(dates('99-12-31', '98-11-30')).input.dateOrder).toBe('ymd')
    expect(readText(dates('17-08-24', '18-08-24')).input.dateOrder).toBe('dmy')
  })

  const values = (...texts: string[]) =>
    `date;value\n${texts.map((text, at) => `2024-01-${String(at + 10)};${text}\n`).join('')}`
  it('takes the decimal mark that one number settles for all', () => {
    expect(sums(readText(values('1.500', '2.000,5')))).toEqual([1500, 2000.5])
    expect(sums(readText(values('1.500', '2.5')))).toEqual([1.5, 2.5])
  })
  it('refuses numbers that could be either way throughout', () => {
    expect(refusalOf(() => readText(values('1.500', '2.750')))).toMatchObject({
      refusal: 'ambiguous-number',
      field: 'decimal',
    })
    expect(sums(readText(values('1.500', '2.750'), { decimal: 'comma' }))).toEqual([1500, 2750])
  })
  it('needs no answer where the text leaves no doubt', () => {
    expect(readText(values('1500', '12')).input.decimal).toBe('point')
  })
})

describe('nothing is dropped silently', () => {
  it('counts and names every row it does not use', () => {
    const rows = [
      '32/13/2025;Lada hitam;4.120,00',
      '17/08/2025;Lada putih;',
      '17/08/2025;Lada putih;n/a',
      '05/02/2026;Lada hitam;1e400',
      'TOTAL;;182.400,00',
      ';;',
      '',
      'Dicetak 01/11/2026 oleh Sri',
      '18/08/2025;Lada;5;extra',
      '19/08/2025;Lada;dua',
    ]
    const { input } = readText(['Tanggal;Komoditas;Nilai', '17/08/2025;Lada hitam;1.250,50', ...rows].join('\n'))
    expect(input.rejected.map((r) => [r.line, r.reason])).toEqual([
      [3, 'date-not-in-calendar'],
      [4, 'value-missing'],
      [5, 'value-missing'],
      [6, 'value-out-of-range'],
      [7, 'total-row'],
      [8, 'empty-row'],
      [9, 'empty-row'],
      [10, 'ragged-row'],
      [11, 'ragged-row'],
      [12, 'value-unreadable'],
    ])
    expect([input.rowsRead, input.rowsUsed, input.rowsRejected]).toEqual([11, 1, 10])
    expect(input.rejectedByReason['value-missing']).toBe(2)
  })

  it('lists the first hundred and counts the rest', () => {
    const rows = Array.from({ length: 250 }, (_, at) => (at % 2 ? `2024-01-01,${at}` : `bad,${at}`))
    const { input } = readText(`date,value\n${rows.join('\n')}\n`)
    expect([input.rejected.length, input.rowsRejected, input.rejected.at(-1)?.line]).toEqual([100, 125, 200])
  })

  it('keeps categories byte for byte, whatever they are called', () => {
    const names = ['00123', '0901.11', '__proto__', 'toString', 'constructor', ' kopi', 'kopi ', '=1+1', '']
    const { categories } = readText(`date,category,value\n${names.map((name) => `2024-01-01,${name},1`).join('\n')}\n`)
    expect(categories).toEqual(names)
    const json = JSON.stringify(names.map((category) => ({ date: '2024-01-01', category, value: 1 })))
    expect(readText(json).categories).toEqual(names)
  })

  it('takes __proto__ for an ordinary column', () => {
    expect(readText('__proto__,date,value\nx,2024-01-01,1\nx,2024-01-02,1\n').input.rowsUsed).toBe(2)
    expect(readText('[{"__proto__":"x","date":"2024-01-01","value":1}]').input.columns.found).toContain('__proto__')
  })

  it('rejects what JSON can say and a series cannot', () => {
    const { input } = readText(
      '[{"date":"2024-01","value":1e400},{"date":"2024-02","value":9007199254740993},{"date":"2024-03"},[],{"date":"2024-04","value":{}},{"date":"2024-05","value":5},{"date":"2024-06","value":6},{"date":"2024-07","value":7},{"date":"2024-07","category":"\\ud800","value":7}]',
    )
    expect(input.rejected.map((r) => r.reason)).toEqual([
      'value-out-of-range',
      'value-out-of-range',
      'value-missing',
      'not-an-object',
      'value-unreadable',
      'category-unreadable',
    ])
  })

  it('rejects one broken line of NDJSON, not the file', () => {
    const { input } = readText(
      '{"date":"2024-01","value":1}\n{"date":"2024-02","value":NaN}\n{"date":"2024-03","value":3}\n',
    )
    expect([input.rowsUsed, input.rejected[0]?.reason, input.rejected[0]?.line]).toEqual([2, 'not-json', 2])
  })

  it('accounts for every row of any file, or names a reason to refuse it', () => {
    const cell = fc.oneof(
      fc.constantFrom('2024-01-01', '03/04/2024', '17/08/2024', '1.500', '1.234,5', '7', '"', '""', '"a;b"', 'n/a', ''),
      fc.string({ maxLength: 6 }),
    )
    const line = fc.array(cell, { maxLength: 4 }).map((cells) => cells.join(';'))
    const shaped = fc
      .tuple(
        fc.constantFrom('date;category;value', 'a;b;c', ''),
        fc.array(line, { maxLength: 30 }),
        fc.constantFrom('\n', '\r\n', '\r'),
      )
      .map(([header, lines, newline]) => bytes([header, ...lines].join(newline)))
    fc.assert(
      fc.property(fc.oneof(shaped, fc.uint8Array({ maxLength: 300 }), fc.json().map(bytes)), (file) => {
        try {
          const { input, days } = read(fromBytes(file), defaultOptions)
          expect(input.rowsRead).toBe(input.rowsUsed + input.rowsRejected)
          const values = days.rows.reduce((a, b) => a + b, 0)
          // A row of a wide file has at least one value.
          expect(input.layout === 'long' ? values : Math.min(values, input.rowsUsed)).toBe(input.rowsUsed)
          expect(Object.values(input.rejectedByReason).reduce((a, b) => a + b, 0)).toBe(
            input.rowsRejected + input.cellsRejected,
          )
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('reads back what was written in any dialect', () => {
    const text = fc.string({ maxLength: 12 }).filter((s) => !s.includes('\0') && s.isWellFormed())
    const dialect = fc.record({ d: fc.constantFrom(',', ';', '\t', '|'), newline: fc.constantFrom('\n', '\r\n') })
    fc.assert(
      fc.property(fc.array(text, { minLength: 3, maxLength: 20 }), dialect, (names, { d, newline }) => {
        const rows = names.map((name, at) => `2024-01-${10 + at}${d}"${name.replaceAll('"', '""')}"${d}${at}`)
        const { input, days, categories } = readText([`date${d}category${d}value`, ...rows].join(newline))
        expect(input.rowsUsed).toBe(names.length)
        const byDay = [...days.day.keys()].sort((a, b) => (days.day[a] ?? 0) - (days.day[b] ?? 0))
        expect(byDay.map((at) => categories[days.series[at] ?? -1])).toEqual(names)
      }),
    )
  })
})

describe('what is refused, and by which name', () => {
  it.each([
    ['', 'empty-file'],
    [' \n ', 'empty-file'],
    ['[{"date": NaN}]', 'invalid-json'],
    ['{"date": ', 'invalid-json'],
    ['a,b\nx,y\n', 'no-date-column'],
    ['date,b\n2024-01-01,y\n', 'no-numeric-column'],
    ['date,date\n2024-01-01,1\n', 'bad-header'],
    ['date,,value\n2024-01-01,x,1\n', 'bad-header'],
    [`date,value${',x'.repeat(600)}\n`, 'too-many-columns'],
    ['PK\u0003\u0004zip', 'unsupported-file'],
    ['date,value\n2024-01-01,\0', 'unsupported-file'],
  ])('%j → %s', (text, refusal) => expect(refusalOf(() => readText(text))?.refusal).toBe(refusal))

  it('names the limit that a file passes', () => {
    const text = `date,category,value\n${Array.from({ length: 30 }, (_, at) => `2024-01-01,c${at},1`).join('\n')}\n`
    const limited = (limits: object) =>
      refusalOf(() => read(fromBytes(bytes(text)), defaultOptions, { ...defaultLimits, ...limits }))
    expect(limited({ rowsMax: 29 })).toMatchObject({ refusal: 'too-many-rows', detail: expect.stringContaining('29') })
    expect(limited({ seriesMax: 29 })).toMatchObject({
      refusal: 'too-many-series',
      detail: expect.stringContaining('29'),
    })
    expect(limited({ rowsMax: 30, seriesMax: 30 })).toBeNull()
  })

  it('does not choke on a line of commas or an endless cell', () => {
    expect(refusalOf(() => readText(','.repeat(1_000_000)))?.refusal).toBe('too-many-columns')
    expect(
      readText(`date,category,value\n2024-01-01,${'x'.repeat(9000)},1\n2024-01-02,b,2\n`).input.rejected,
    ).toMatchObject([{ line: 2, reason: 'cell-too-long' }])
  })
})
