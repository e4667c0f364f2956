import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogue } from '#lib/toolkit/catalogue.ts'
import { type CalculatorName, examples } from '#lib/toolkit/examples.ts'
import { type PageState, type Query, readPage } from '#lib/toolkit/page-state.ts'
import taught from './vectors.json' with { type: 'json' }

const find = (name: CalculatorName) => {
  const found = catalogue.find((it) => it.name === name)
  if (!found) throw new Error(`no calculator is called ${name}`)
  return found
}
const open = (name: CalculatorName, query: Query = {}, language: 'id' | 'en' = 'id') =>
  readPage(find(name), examples[name], query, language)
const asQuery = (address: string): Query => Object.fromEntries(new URLSearchParams(address))
const problemsOf = ({ problems }: PageState) => problems.map(({ field, code, row }) => [field, code, row])
const names = catalogue.map((it) => it.name)

describe.each(names)('%s', (name) => {
  it('starts with a worked example', () => {
    const state = open(name)
    expect([state.isExample, state.problems]).toEqual([true, []])
    const figures = find(name).attempt(examples[name])
    expect(figures.output).not.toBeNull()
    expect(state.answer?.output).toEqual(figures.output)
  })

  it('shows the same by its own address, also in the other language', () => {
    for (const language of ['id', 'en'] as const) {
      const state = open(name, {}, language)
      for (const reader of ['id', 'en'] as const) {
        const again = open(name, asQuery(state.address), reader)
        expect(again.isExample).toBe(false)
        expect(again.answer).toEqual(state.answer)
        expect(open(name, asQuery(again.address), language).answer).toEqual(state.answer)
      }
    }
  })
})

it.each(Object.entries(taught))('%s starts with an example that is taught', (name, cases) => {
  const calculator = find(name as CalculatorName)
  const answers = (cases as { in: Record<string, unknown> }[]).map((it) => calculator.attempt(it.in).output)
  expect(answers).toContainEqual(calculator.attempt(examples[calculator.name]).output)
})

describe('figures', () => {
  const growth = { start_value: '1.000,5', end_value: '2,000.25', years: '4' }

  it('are read as either language writes them', () => {
    expect(open('cagr', growth).wire).toEqual({ start_value: '1000.5', end_value: '2000.25', years: '4' })
  })

  it('that could be either are read in the language that they were written in, and written anew', () => {
    const query = { start_value: '1.500', end_value: '3.000', years: '2', written_in: 'id' }
    const state = open('cagr', query, 'en')
    expect(state.wire).toMatchObject({ start_value: '1500', end_value: '3000' })
    expect(state.values.start_value).toMatchObject({ text: '1,500' })
    expect(open('cagr', query, 'id').values.start_value).toMatchObject({ text: '1.500' })
  })

  it.each([
    [{ ...growth, start_value: '' }, 'start_value', 'MISSING'],
    [{ ...growth, start_value: 'lima' }, 'start_value', 'UNREAD'],
    [{ ...growth, start_value: '0' }, 'start_value', 'BASE_NOT_POSITIVE'],
    [{ ...growth, start_value: '9'.repeat(20) }, 'start_value', 'TOO_LARGE'],
    [{ end_value: '1', years: '1' }, 'start_value', 'MISSING'],
  ])('%j: %s %s, and nothing typed is lost', (query, field, code) => {
    const state = open('cagr', query)
    expect(problemsOf(state)).toEqual([[field, code, undefined]])
    expect(state.answer).toBeNull()
    expect(state.values.end_value).toMatchObject({ text: query.end_value })
  })
})

describe('lists', () => {
  const read = (values: string) => {
    const value = open('hhi', { values }).values.values
    return value?.kind === 'list' ? value.items.map(({ label, read }) => [label, read]) : []
  }

  it('hold one value a line, with or without its name', () => {
    expect(read('Jepang: Rp 1.250\r\nUni Emirat 310,5\n\n80')).toEqual([
      ['Jepang', '1250'],
      ['Uni Emirat', '310.5'],
      ['', '80'],
    ])
  })

  it('may stand in one line, but a table is not taken for a list', () => {
    expect(read('80 90 110')).toEqual([
      ['', '80'],
      ['', '90'],
      ['', '110'],
    ])
    expect(problemsOf(open('hhi', { values: '2024\t90\n2025\t95' }))).toEqual([['values', 'UNREAD', 1]])
  })

  it('name the line that is wrong', () => {
    expect(problemsOf(open('hhi', { values: '5\nempat\n3' }))).toEqual([['values', 'UNREAD', 2]])
    expect(problemsOf(open('mape', { actual: '0\n1', forecast: '1\n1' }))).toEqual([
      ['actual', 'ZERO_ACTUAL', undefined],
    ])
  })
})

describe('rows', () => {
  const rows = (state: PageState) => (state.values.pieces?.kind === 'rows' ? state.values.pieces.rows : [])
  const start = asQuery(open('chargeable-weight').address)

  it('are added and removed by a submit, and an empty one does not count', () => {
    const more = open('chargeable-weight', { ...start, add: '1' })
    expect(rows(more)).toHaveLength(3)
    expect(more.answer).toEqual(open('chargeable-weight').answer)
    const less = open('chargeable-weight', { ...start, remove: '0' })
    expect(rows(less)).toHaveLength(1)
    expect(less.wire.pieces).toEqual([
      { length_cm: '60', width_cm: '40', height_cm: '40', weight_kg: '30', count: '3' },
    ])
  })

  it('name the cell that is wrong, where it stands in the form', () => {
    const gap = Object.fromEntries(
      Object.keys(start).map((key) => [key, key.startsWith('pieces.0.') ? '' : start[key]]),
    )
    expect(problemsOf(open('chargeable-weight', { ...gap, 'pieces.1.count': '1,5' }))).toEqual([
      ['pieces.1.count', 'COUNT_RANGE', undefined],
    ])
    expect(problemsOf(open('chargeable-weight', { ...start, 'pieces.1.weight_kg': '' }))).toEqual([
      ['pieces.1.weight_kg', 'MISSING', undefined],
    ])
  })
})

it('makes a page of any address', () => {
  const wild = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.constantFrom(
      '0',
      '-1',
      '1e9',
      '9'.repeat(30),
      `0,${'0'.repeat(28)}1`,
      '1.000',
      'NaN',
      '__proto__',
      '−5',
      '5 juta',
    ),
    fc.array(fc.string({ maxLength: 5 }), { maxLength: 3 }),
  )
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.constantFrom('id' as const, 'en' as const),
      fc.gen(),
      (name, language, g) => {
        const known = Object.keys(asQuery(open(name).address))
        const keys = g(fc.subarray, [...known, 'add', 'remove', 'pieces.7.x', 'pieces.99.count', '__proto__', 'until'])
        const query = Object.fromEntries(keys.map((key) => [key, g(() => wild)]))
        const state = readPage(find(name), examples[name], { ...asQuery(open(name).address), ...query }, language)
        expect(state.answer === null).toBe(state.problems.length > 0)
        expect(JSON.stringify(state.answer)).not.toMatch(/NaN|Infinity/)
        expect(state.problems.every(({ field }) => state.fields.some((it) => it.name === field.split('.')[0]))).toBe(
          true,
        )
        expect(open(name, asQuery(state.address), language).answer).toEqual(state.answer)
      },
    ),
    { numRuns: 400 },
  )
})
