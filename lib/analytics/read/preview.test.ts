import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Preview } from '../contract.ts'
import { defaultLimits, defaultOptions, type Options } from '../options.ts'
import { Refusal } from '../refusal.ts'
import { fromBytes } from './byte-source.ts'
import { previewOf } from './preview.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const preview = (text: string, options: Partial<Options> = {}, complete = true) =>
  previewOf(fromBytes(bytes(text)), { ...defaultOptions, ...options }, defaultLimits, { complete })
const asked = (text: string, options: Partial<Options> = {}) =>
  preview(text, options).questions.map(({ problem, field }) => [problem, field])

describe('previewOf', () => {
  it('tells what a file is understood as', () => {
    const text = 'Tanggal;Komoditas;Nilai\n17/08/2024;Lada;1.250,50\n17/09/2024;Pala;7\n17/10/2024;Lada;x\n'
    expect(preview(text)).toMatchObject({
      ...{ format: 'csv', encoding: 'utf-8', delimiter: ';', layout: 'long', complete: true },
      columns: { date: 'Tanggal', category: 'Komoditas', value: 'Nilai' },
      ...{ date_order: 'dmy', decimal: 'comma', rows_read: 3, rows_used: 2, rows_rejected: 1, series: 2 },
      rejected: [{ line: 4, reason: 'value-unreadable' }],
      questions: [],
    })
    expect(preview(text).rows[0]).toEqual(['17/08/2024', 'Lada', '1.250,50'])
  })

  it('counts the cells that a wide file loses', () => {
    const found = preview('month,Kopi,Lada\n2024-01,1,2\n2024-02,x,3\n2024-03,4,y\n')
    expect(found).toMatchObject({ layout: 'wide', rows_used: 3, rows_rejected: 0, cells_rejected: 2 })
  })

  it('guesses the frequency', () => {
    const months = Array.from({ length: 9 }, (_, at) => `2024-0${at + 1},5`)
    expect(preview(`date,value\n${months.join('\n')}\n`).frequency).toBe('monthly')
  })

  it.each([
    ['date,value\n03/04/2024,5\n05/06/2024,6\n', [['ambiguous-date', 'date_order']]],
    ['date;value\n2024-01-10;1.500\n2024-01-11;2.750\n', [['ambiguous-number', 'decimal']]],
    [
      'date;value\n03/04/2024;1.500\n05/06/2024;2.750\n',
      [
        ['ambiguous-date', 'date_order'],
        ['ambiguous-number', 'decimal'],
      ],
    ],
    ['a,b\nx,5\n', [['no-date-column', 'date_column']]],
    ['date,b\n2024-01-01,y\n', [['no-numeric-column', 'value_column']]],
    [
      'a,b\nx,y\n',
      [
        ['no-date-column', 'date_column'],
        ['no-numeric-column', 'value_column'],
      ],
    ],
  ])('asks what %j leaves open', (text, questions) => expect(asked(text)).toEqual(questions))

  it('asks no more once it is told', () => {
    const text = 'date;value\n03/04/2024;1.500\n05/06/2024;2.750\n'
    const told = preview(text, { dateOrder: 'dmy', decimal: 'comma' })
    expect([told.questions, told.date_order, told.decimal, told.rows_used]).toEqual([[], 'dmy', 'comma', 2])
    expect(asked(text, { dateColumn: 'when' })[0]).toEqual(['column-not-found', 'date_column'])
  })

  it('passes over the half row at the end of a part of a file', () => {
    const text = 'date,value\n2024-01,5\n2024-02,6\n2024-03,7\n2024-04,8'
    expect(preview(text, {}, false)).toMatchObject({ rows_read: 3, rows_used: 3, complete: false })
    expect(preview(text).rows_read).toBe(4)
    const json = '[{"date":"2024-01","value":5},{"date":"2024-02","value":6},{"date":"2024-0'
    expect(preview(json, {}, false)).toMatchObject({ format: 'json', rows_read: 2, rows_used: 2 })
    expect(preview(`{"meta":{"n":3},"data":${json}`, {}, false).rows_read).toBe(2)
    expect(preview('{"date":"2024-01","value":5}\n{"date":"2024-02","va', {}, false)).toMatchObject({
      format: 'ndjson',
      rows_read: 1,
    })
  })

  it('may be cut in the middle of a character', () => {
    const whole = bytes('date,category,value\n2024-01,é,5\n2024-02,é')
    const cut = previewOf(fromBytes(whole.subarray(0, -1)), defaultOptions, defaultLimits, { complete: false })
    expect([cut.encoding, cut.rows_used]).toEqual(['utf-8', 1])
  })

  it('is what the contract says for any bytes, or names why not', () => {
    const cell = fc.oneof(
      fc.constantFrom('2024-01-01', '03/04/2024', '1.500', '7', '"', ''),
      fc.string({ maxLength: 5 }),
    )
    const table = fc
      .array(fc.array(cell, { maxLength: 4 }), { maxLength: 12 })
      .map((rows) => bytes(['date;a;value', ...rows.map((cells) => cells.join(';'))].join('\n')))
    fc.assert(
      fc.property(
        fc.oneof(table, fc.uint8Array({ maxLength: 200 }), fc.json().map(bytes)),
        fc.boolean(),
        (file, complete) => {
          try {
            const found = previewOf(fromBytes(file), defaultOptions, defaultLimits, { complete })
            expect(Preview.parse(found)).toEqual(found)
            const open = found.questions.some(({ field }) => field?.endsWith('_column'))
            if (!open) expect(found.rows_read).toBe(found.rows_used + found.rows_rejected)
          } catch (error) {
            if (!(error instanceof Refusal)) throw error
          }
        },
      ),
      { numRuns: 500 },
    )
  })
})
