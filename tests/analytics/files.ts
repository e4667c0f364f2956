import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'

// Files as they come: from any program, in any hand, or from none at all.

const utf8 = (text: string) => new TextEncoder().encode(text)

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 + text.length * 2))
  view.setUint16(0, 0xfeff, littleEndian)
  for (let at = 0; at < text.length; at++) view.setUint16(2 + at * 2, text.charCodeAt(at), littleEndian)
  return new Uint8Array(view.buffer)
}

const encode = fc.constantFrom<((text: string) => Uint8Array)[]>(
  utf8,
  (text) => utf8(`\ufeff${text}`),
  (text) => utf16(text, true),
  (text) => utf16(text, false),
  (text) => Uint8Array.from(Buffer.from(text, 'latin1')),
)

const pad = (n: number) => String(n).padStart(2, '0')
const months = 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' ')

/** A hand writes all its dates in one way, and all its numbers. */
const dateStyles: ((day: Date) => string)[] = [
  (day) => day.toISOString().slice(0, 10),
  (day) => day.toISOString().slice(0, 7),
  (day) => `${day.getUTCDate()} ${months[day.getUTCMonth()]} ${day.getUTCFullYear()}`,
  (day) => `${pad(day.getUTCDate())}/${pad(day.getUTCMonth() + 1)}/${day.getUTCFullYear()}`,
  (day) => `${day.getUTCFullYear()}`,
  (day) => `TW ${['I', 'II', 'III', 'IV'][Math.floor(day.getUTCMonth() / 3)]} ${day.getUTCFullYear()}`,
]
const numberStyles: ((value: number) => string)[] = [
  (value) => value.toFixed(2),
  (value) => value.toLocaleString('id-ID'),
  (value) => `USD ${value.toLocaleString('en-US', { minimumFractionDigits: 2 })}`,
  (value) => (value < 0 ? `(${-value})` : `${value}`),
]

const slipsOfDates = fc.constantFrom(
  ...['17/08/2024', '03/04/2024', '17-08-24', 'Q3 2024', '2024-W33', '45521', '2024-02-30', '0000-00-00', '9999-12-31'],
  ...['besok', '', '１７/０８/２０２４', '2024-08-17T10:00:00+07:00'],
)
const slipsOfNumbers = fc.oneof(
  fc.double().map(String),
  fc.constantFrom(
    ...['1.234,5', '1,234.5', '(1,200)', '1,2 juta', '12 %', '1.500', '', '-', 'n/a', 'Infinity', '1e400', '-0', 'NaN'],
    ...['9007199254740993', '=1+1', '0x10', '1..2', '٣', '1\u00a0234,5'],
  ),
)
const names = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom('Lada', 'Kopi, "luwak"', '00123', '__proto__') },
  { weight: 1, arbitrary: fc.constantFrom('=1+1', '<script>', 'Total', '') },
  { weight: 1, arbitrary: fc.string({ maxLength: 8, unit: 'binary' }) },
)
const header = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('date,category,value', 'Tanggal,Komoditas,Nilai (USD)') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('a,b,c', 'date,value,value', 'date,,value', '', 'date,Lada', 'Tahun,Bulan,Nilai'),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 70, unit: 'binary' }).map((name) => `date,${name},value`) },
  { weight: 1, arbitrary: fc.nat(70).map((length) => `date,${'x'.repeat(length)}😀\u202e,value`) },
)

type Line = [date: string, name: string, value: string]
const slip = fc.oneof(
  { weight: 20, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: slipsOfDates.map((date) => ({ date })) },
  { weight: 1, arbitrary: slipsOfNumbers.map((value) => ({ value })) },
)
const lines: fc.Arbitrary<Line[]> = fc
  .record({
    dateOf: fc.constantFrom(...dateStyles),
    numberOf: fc.constantFrom(...numberStyles),
    step: fc.constantFrom(31, 92, 366),
    rows: fc.array(fc.tuple(names, fc.integer({ min: -100_000, max: 10_000_000 }), slip), {
      maxLength: 40,
      size: 'max',
    }),
  })
  .map(({ dateOf, numberOf, step, rows }) =>
    rows.map(([name, cents, slip], at) => [
      slip && 'date' in slip ? slip.date : dateOf(new Date(Date.UTC(1995, 0, 17 + at * step))),
      name,
      slip && 'value' in slip ? slip.value : numberOf(cents / 100),
    ]),
  )

const csv = fc
  .record({
    header,
    lines,
    encode,
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    record_delimiter: fc.constantFrom('\n', '\r\n', '\r'),
    quoted: fc.boolean(),
    cut: fc.oneof(fc.constant(0), fc.nat(9)),
  })
  .map(({ header, lines, encode, cut, ...dialect }) => {
    const text = stringify([header.split(','), ...lines], dialect)
    return encode(text.slice(0, text.length - cut))
  })

/** One column for each series. */
const wide = fc.tuple(lines, encode).map(([lines, encode]) => {
  const rows = lines.map(([date, , value], at) => [date, value, `${at}`, lines[lines.length - 1 - at]?.[2] ?? ''])
  return encode(stringify([['Bulan', 'Lada', 'Kopi', 'Cengkeh'], ...rows], { delimiter: ';' }))
})

const json = fc
  .tuple(lines, fc.constantFrom('array', 'data', 'lines'), fc.oneof(fc.constant(''), fc.json()), encode)
  .map(([lines, shape, other, encode]) => {
    const rows = lines.map(([date, category, value]) => ({ date, category, value: value === '' ? null : value }))
    if (shape === 'lines') return encode([...rows.map((row) => JSON.stringify(row)), other].join('\n'))
    return encode(JSON.stringify(shape === 'array' ? rows : { title: other, data: rows }))
  })

/** Pieces of files in no order: quotes that never close, braces without an end, half a byte order mark. */
const debris = fc
  .array(
    fc.oneof(
      slipsOfDates,
      slipsOfNumbers,
      fc.constantFrom(...',;\t|\n\r"\'[]{}:\u0000\ufeff=-'),
      fc.constantFrom('date', 'value', '{"date":"2024-01","value":1}', '\\u0000', 'sep=;\n', '"date"', 'null'),
    ),
    { maxLength: 80 },
  )
  .map((parts) => utf8(parts.join('')))

const marks = fc.constantFrom<number[][]>(
  [],
  [0xef, 0xbb, 0xbf],
  [0xff, 0xfe],
  [0xfe, 0xff],
  [0x50, 0x4b, 3, 4],
  [0x1f, 0x8b],
)
const anyBytes = fc
  .tuple(marks, fc.uint8Array({ maxLength: 400 }))
  .map(([mark, rest]) => Uint8Array.from([...mark, ...rest]))

export const anyFile: fc.Arbitrary<Uint8Array> = fc.oneof(
  { weight: 4, arbitrary: csv },
  { weight: 1, arbitrary: wide },
  { weight: 2, arbitrary: json },
  { weight: 1, arbitrary: debris },
  { weight: 1, arbitrary: anyBytes },
)
