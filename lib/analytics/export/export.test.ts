import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyzeBytes } from '../analysis.ts'
import { defaultOptions, type Options } from '../options.ts'
import { type Cell, toCsv } from './csv.ts'
import { analysisToCsv, changesToCsv, comparisonToCsv, rejectedToCsv } from './tidy.ts'

const read = (csv: string): string[][] => parse(csv, { bom: true })
const month = (at: number) => `${2020 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
const analyse = (rows: readonly object[], options: Partial<Options> = {}) =>
  analyzeBytes(new TextEncoder().encode(JSON.stringify(rows)), 'a.json', { ...defaultOptions, ...options })
/** Thirty months of two series with a gap, an outlier and a value that cannot be read. */
const rows = ['Kopi', 'Lada'].flatMap((category, nth) =>
  Array.from({ length: 30 }, (_, at) => ({
    ...{ date: month(at), category },
    value: at === 20 ? 5000 : at === 25 && nth === 0 ? 'banyak' : 100 * (nth + 1) + ((at * 7919) % 13),
  })).filter((_, at) => at !== 10),
)

describe('S53: a formula in an exported cell is text', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tcmd', '\r=1', '\n=1', '\0=1', '＝1+1', '＋1', '－1', '＠A1'])(
    '%j',
    (text) => {
      expect(read(toCsv(['c'], [[text]]))[1]).toEqual([`'${text}`])
    },
  )
  it.each(['a;=1+1', 'a\t=1', 'x|@A1', ';＝1'])(
    '%j does not become one where the file is cut at another separator',
    (text) => {
      const [, [cell = ''] = []] = read(toCsv(['c'], [[text]]))
      for (const part of cell.split(/[;\t|]/)) expect(part).not.toMatch(/^[=+\-@＝＋－＠]/)
    },
  )
  it('leaves numbers and harmless text alone', () => {
    expect(
      toCsv(
        ['n', 't'],
        [
          [-5, 'a-b'],
          [1e21, '00123'],
          [null, "O'Neil"],
        ],
      ),
    ).toBe("\ufeffn,t\r\n-5,a-b\r\n1e+21,00123\r\n,O'Neil\r\n")
  })
  it('holds for any text, and any reader of RFC 4180 gets the text back', () => {
    const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[=+@\-",;\r\n\t 'a]{0,6}$/))
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constant('x'), cell, cell), { minLength: 1, maxLength: 8 }), (table) => {
        const csv = toCsv(['x', 'a', 'b'], table)
        const back = read(csv).slice(1)
        expect(back).toHaveLength(table.length)
        back.flat().forEach((text, at) => {
          const sent = table.flat()[at] ?? ''
          expect(text).not.toMatch(/^[=+\-@\t\r\n\0＝＋－＠]/)
          const plain = sent.replace(/([;\t|])(?=[=+\-@＝＋－＠])/g, "$1'")
          expect([plain, `'${plain}`]).toContain(text)
        })
      }),
      { numRuns: 500 },
    )
  })
  it('writes numbers so that they are read back the same', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }), (values) => {
        const cells: Cell[][] = values.map((value) => [value])
        expect(
          read(toCsv(['v'], cells))
            .slice(1)
            .map(([text]) => Number(text)),
        ).toEqual(values.map((v) => v + 0))
      }),
    )
  })
})

describe('tables of an analysis', () => {
  it.each([
    ['flag', 'interpolate', { observed: 57, interpolated: 3 }],
    ['winsorize', 'zero', { observed: 55, winsorized: 2, zero: 3 }],
    ['remove', 'drop', { observed: 55, removed: 2, dropped: 3 }],
  ] as const)('one row per period, of the kind that it is: outliers %s, gaps %s', (outliers, missing, kinds) => {
    const [header, ...body] = read(analysisToCsv(analyse(rows, { outliers, missing, includeForecast: false })))
    expect(header).toEqual([
      'category',
      'frequency',
      'date',
      'kind',
      'value',
      'lower_80',
      'upper_80',
      'lower_95',
      'upper_95',
    ])
    const counts: Record<string, number> = {}
    for (const [, , , kind = ''] of body) counts[kind] = (counts[kind] ?? 0) + 1
    expect(counts).toEqual(kinds)
  })

  it('lists forecasts with their bands behind the history of each series', () => {
    const forecasts = read(analysisToCsv(analyse(rows, { horizon: 3 }))).filter(([, , , kind]) => kind === 'forecast')
    expect(forecasts.map(([category, , date]) => [category, date])).toEqual(
      ['Kopi', 'Lada'].flatMap((name) => ['2022-07-01', '2022-08-01', '2022-09-01'].map((date) => [name, date])),
    )
    for (const [, , , , value, low80, high80, low95, high95] of forecasts.map((row) => row.map(Number)))
      expect([low95, low80, value, high80, high95]).toEqual(
        [low95, low80, value, high80, high95].toSorted((a = 0, b = 0) => a - b),
      )
  })

  it('lists every change, also beyond those that the answer lists', () => {
    const run = analyse(rows, { outliers: 'winsorize' })
    const [, ...changes] = read(changesToCsv(run))
    const listed = run.series.flatMap(({ category, quality }) =>
      quality.changes.map((c) => [category, c.date, String(c.old ?? ''), String(c.new ?? ''), c.rule]),
    )
    expect(changes).toEqual(listed)
    const far = [0, 1, 1500].map((day) => ({ date: new Date(day * 86_400_000).toISOString().slice(0, 10), value: day }))
    const gappy = analyse(far, { frequency: 'daily', includeForecast: false })
    expect(gappy.series[0]?.quality).toMatchObject({ changed: 1498, missing: 1498 })
    expect(gappy.series[0]?.quality.changes).toHaveLength(1000)
    expect(read(changesToCsv(gappy))).toHaveLength(1499)
  })

  it('lists rejected rows, and the series beside each other', () => {
    const run = analyse(rows)
    expect(read(rejectedToCsv(run)).map(([, column, reason]) => [column, reason])).toEqual([
      ['column', 'reason'],
      ['', 'value-unreadable'],
    ])
    const [header, first, second] = read(comparisonToCsv(run))
    expect(header).toEqual(['category', 'rank', 'total', 'share', 'contribution_to_growth'])
    expect([first?.slice(0, 2), second?.slice(0, 2)]).toEqual([
      ['Lada', '1'],
      ['Kopi', '2'],
    ])
    expect(Number(first?.[3]) + Number(second?.[3])).toBeCloseTo(1, 12)
    expect(read(comparisonToCsv({ comparison: null }))).toHaveLength(1)
  })

  it('says in which column a rejected cell of a wide file stands', () => {
    const file = 'month,Kopi,=1+1\n2024-01,1,2\n2024-02,x,3\n2024-03,4,y\n2024-04,5,6\n'
    const { input } = analyzeBytes(new TextEncoder().encode(file), 'a.csv', { ...defaultOptions, layout: 'wide' })
    expect([input.rows_rejected, input.cells_rejected]).toEqual([0, 2])
    expect(read(rejectedToCsv({ input })).map(([line, column]) => [line, column])).toEqual([
      ['line', 'column'],
      ['3', 'Kopi'],
      ['4', "'=1+1"],
    ])
  })
})
