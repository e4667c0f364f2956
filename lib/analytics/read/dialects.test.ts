import { Buffer } from 'node:buffer'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultLimits, defaultOptions, type Limits } from '../options.ts'
import { Refusal } from '../refusal.ts'
import { fromBytes } from './byte-source.ts'
import { CsvScanner, type Delimiter } from './csv.ts'
import { Memory } from './memory.ts'
import { type Reading, read } from './read.ts'

const memory = () => new Memory(defaultLimits.memoryMax)
const delimiter = fc.constantFrom<Delimiter>(',', ';', '\t', '|')
const newline = fc.constantFrom('\n', '\r\n', '\r')
const chunkBytes = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 200 }))
const awkward = fc.constantFrom(
  '"',
  '""',
  ',',
  ';',
  '\t',
  '|',
  '\n',
  '\r\n',
  '\r',
  ' ',
  'é',
  '€',
  '日本',
  '𝒳',
  "'",
  '=1+1',
)
const cell = fc.oneof(
  fc.array(fc.oneof(awkward, fc.string({ maxLength: 3 })), { maxLength: 5 }).map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme', maxLength: 10 }),
)
const text = cell.filter((value) => value.isWellFormed() && !/[\0\ufeff]/.test(value))

/** csv-stringify quotes only the newline that it ends rows with; unquoted, the others would end rows too. */
const anyNewline = /[\r\n]/

/** Every cell of a file, by the scanner. */
function cellsOf(bytes: Uint8Array, by: Delimiter, chunk: number): (string | null)[][] {
  const rows = new CsvScanner(fromBytes(bytes, chunk).chunks(), by, defaultLimits, memory())
  const all: (string | null)[][] = []
  while (rows.next()) {
    expect(rows.broken).toBeNull()
    all.push(Array.from({ length: rows.width }, (_, at) => rows.text(at)))
  }
  return all
}

describe('any dialect that csv-stringify writes', () => {
  const tables = fc
    .integer({ min: 2, max: 5 })
    .chain((width) => fc.array(fc.array(text, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }))
  const quoting = fc.record({ quoted: fc.boolean(), quoted_empty: fc.boolean(), quoted_string: fc.boolean() })

  it('is read back equal, cell by cell, however it comes in chunks; csv-parse agrees', () => {
    fc.assert(
      fc.property(
        tables,
        delimiter,
        newline,
        quoting,
        fc.boolean(),
        chunkBytes,
        (rows, by, end, quotes, eof, chunk) => {
          const written = stringify(rows, {
            delimiter: by,
            record_delimiter: end,
            eof,
            quoted_match: anyNewline,
            ...quotes,
          })
          const found = cellsOf(Buffer.from(written), by, chunk)
          expect(found).toEqual(rows)
          expect(found).toEqual(parse(written, { delimiter: by, record_delimiter: end }))
        },
      ),
      { numRuns: 600 },
    )
  })

  const encodings = {
    'utf-8': (written: string) => Buffer.from(written),
    'utf-8 with a mark': (written: string) => Buffer.from(`\ufeff${written}`),
    'utf-16le': (written: string) => Buffer.from(`\ufeff${written}`, 'utf16le'),
    'utf-16be': (written: string) => Buffer.from(`\ufeff${written}`, 'utf16le').swap16(),
    'windows-1252': (written: string) => Buffer.from(`\u00ff${written}`.slice(1), 'latin1'),
  }

  it.each(Object.keys(encodings) as (keyof typeof encodings)[])('keeps its categories and values in %s', (encoding) => {
    const name = encoding === 'windows-1252' ? fc.string({ maxLength: 8 }).map((part) => `é${part}`) : text
    const rows = fc.array(fc.tuple(name, fc.integer({ min: 0, max: 1e6 })), { minLength: 3, maxLength: 18 })
    fc.assert(
      fc.property(rows, delimiter, newline, fc.boolean(), chunkBytes, (list, by, end, quoted, chunk) => {
        const table = list.map(([category, value], at) => [`2024-01-${10 + at}`, category, value])
        const written = stringify([['date', 'category', 'value'], ...table], {
          ...{ delimiter: by, record_delimiter: end, quoted, quoted_match: anyNewline },
        })
        const { days, categories, input } = read(fromBytes(encodings[encoding](written), chunk), {
          ...defaultOptions,
          ...{ categoryColumn: 'category', valueColumn: 'value', dateColumn: 'date' },
        })
        expect([input.rowsUsed, input.rowsRejected, input.delimiter]).toEqual([list.length, 0, by])
        const byDay = [...days.day.keys()].sort((a, b) => (days.day[a] ?? 0) - (days.day[b] ?? 0))
        expect(byDay.map((at) => [categories[days.series[at] ?? -1], days.sum[at]])).toEqual(list)
      }),
      { numRuns: 60 },
    )
  })

  it('reads what windows-1252 has and Latin-1 has not', () => {
    const file = Buffer.concat([
      Buffer.from('date,category,value\n2024-01,'),
      Buffer.from([0x80, 0x93, 0xe9]),
      Buffer.from(',1\n'),
    ])
    expect(read(fromBytes(file, 1), defaultOptions).categories).toEqual(['€“é'])
  })
})

describe('any bytes', () => {
  const small: Limits = { ...defaultLimits, columnsMax: 6, cellMax: 40, rowsMax: 60, seriesMax: 8 }
  const outcome = (bytes: Uint8Array, chunk: number, limits: Limits): Reading | ReturnType<Refusal['toJSON']> => {
    try {
      return read(fromBytes(bytes, chunk), defaultOptions, limits)
    } catch (error) {
      if (error instanceof Refusal) return error.toJSON()
      throw error
    }
  }
  const part = fc.oneof(
    fc.constantFrom('date', 'value', '2024-01-01', '17/08/2024 07:15', '1.500', '1.234,5', '7', 'n/a', 'kopi'),
    fc.constantFrom('"', '""', ',', ';', '\n', '\r\n', '\r', '{', '}', '[', ']', ':', '"date"', '"data"', 'null', '\\'),
    fc.string({ maxLength: 4 }),
  )
  const header = fc.constantFrom(
    '',
    'date;category;value\n',
    'date,value\r\n',
    'date,a,b,c\n',
    '[{"date":"2024","value":',
    '{"data":[',
  )
  const file = fc.oneof(
    fc.tuple(header, fc.array(part, { maxLength: 80 })).map(([head, parts]) => Buffer.from(head + parts.join(''))),
    fc.uint8Array({ maxLength: 400 }),
    fc.array(fc.json(), { maxLength: 8 }).map((lines) => Buffer.from(lines.join('\n'))),
    fc
      .array(fc.dictionary(fc.constantFrom('date', 'value', 'x'), fc.constantFrom('2024-01', 5, '7', null)), {
        maxLength: 9,
      })
      .map((list) => Buffer.from(JSON.stringify(list))),
  )

  it('give a reading whose account holds, or a refusal; the same in chunks of any size', () => {
    fc.assert(
      fc.property(
        file,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(small, defaultLimits),
        (bytes, chunk, limits) => {
          const whole = outcome(bytes, 1 << 20, limits)
          expect(outcome(bytes, chunk, limits)).toEqual(whole)
          if (!('input' in whole)) return
          const { rowsRead, rowsUsed, rowsRejected, cellsRejected, rejectedByReason } = whole.input
          expect(rowsRead).toBe(rowsUsed + rowsRejected)
          expect(Object.values(rejectedByReason).reduce((a, b) => a + b, 0)).toBe(rowsRejected + cellsRejected)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('take no more memory than they may', () => {
    const rows = Array.from(
      { length: 4000 },
      (_, at) => `${new Date(at * 864e5).toISOString().slice(0, 10)},c${at % 50},1`,
    )
    const bytes = Buffer.from(`date,category,value\n${rows.join('\n')}\n`)
    const limited = (memoryMax: number) => outcome(bytes, 4096, { ...defaultLimits, memoryMax })
    expect(limited(2 ** 20 / 2)).toMatchObject({ refusal: 'payload-too-large' })
    expect(limited(8 * 2 ** 20)).toHaveProperty('input')
  })

  it('are read in the time their length takes, whatever quotes never close', () => {
    const hostile = [
      '"'.repeat(2_000_000),
      `${'x,'.repeat(250)}"\n`.repeat(3000),
      `date,value\n${'"2024-01-01,5\n'.repeat(100_000)}`,
      '['.repeat(2_000_000),
      `{"data":[${'{"date":'.repeat(200_000)}`,
      `[${'"'.repeat(1_000_000)}`,
    ]
    const startedAt = performance.now()
    for (const one of hostile) outcome(Buffer.from(one), 1 << 18, defaultLimits)
    expect(performance.now() - startedAt).toBeLessThan(20_000)
  })
})
