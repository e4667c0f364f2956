import type { z } from 'zod'
import { decimalText } from '../i18n/figures.ts'
import { readDecimal } from '../i18n/read-number.ts'
import { type Language, routing } from '../i18n/routing.ts'
import type { Attempt } from './calculator.ts'
import { type Field, fieldsOf } from './fields.ts'
import { type ListItem, readList } from './read-list.ts'

export type Query = Record<string, string | string[] | undefined>
/** A figure as it was typed, and as the plain decimal that it was read as. */
export type Typed = { text: string; read: string | null }
export type Value =
  | ({ kind: 'figure' } & Typed)
  | { kind: 'choice'; chosen: string }
  | { kind: 'check'; on: boolean }
  | { kind: 'list'; text: string; items: ListItem[] }
  | { kind: 'rows'; rows: Record<string, Typed>[] }
/** `row` counts from 1: the line of a list, or the row of a table. */
export type FieldProblem = { field: string; code: string; row?: number }
type Wire = Record<string, unknown>

export type PageState = {
  fields: Field[]
  values: Record<string, Value>
  problems: FieldProblem[]
  answer: Extract<Attempt, { issues: [] }> | null
  /** What was read, as the API takes it. */
  wire: Wire
  /** Nothing has been typed yet: these are the example's figures. */
  isExample: boolean
  /** What the form sends along unseen. */
  hidden: Record<string, string>
  /** The query of an address that shows the same. */
  address: string
}

type Calculator = { contract: { input: z.ZodObject }; attempt: (typed: Wire) => Attempt }

/** The hidden field that says in which language the figures of an address were written. */
const WRITTEN_IN = 'written_in'
const TEXT_MAX = 60
const LIST_MAX = 20_000
const ROWS_MAX = 100
/** More figures before the decimal mark than any calculator takes. */
const WIDE = /^-?\d{16}/

/** What a page shows for an address: anything can stand in one, and none of it may break the page. */
export function readPage(calculator: Calculator, example: Wire, query: Query, language: Language): PageState {
  const fields = fieldsOf(calculator.contract.input)
  const names = new Set(fields.map((field) => field.name))
  const isExample = !Object.keys(query).some((name) => names.has(name.split('.')[0] ?? ''))
  const from = isExample ? asQuery(fields, example, language) : query
  const written = isExample ? language : (routing.locales.find((it) => it === from[WRITTEN_IN]) ?? language)
  const reader = new Reader(from, written, language)
  const values = Object.fromEntries(fields.map((field) => [field.name, reader.value(field, example)]))
  const { wire, problems, places } = collect(fields, values)
  const attempt = calculator.attempt(wire)
  for (const issue of attempt.issues) {
    const problem = named(issue, places)
    if (!problems.some((it) => it.field === problem.field)) problems.push(problem)
  }
  const answer = problems.length === 0 && attempt.output ? attempt : null
  const hidden = { [WRITTEN_IN]: language }
  return { fields, values, problems, answer, wire, isExample, hidden, address: addressOf(values, hidden) }
}

function addressOf(values: Record<string, Value>, hidden: Record<string, string>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    if (value.kind === 'figure' || value.kind === 'list') query.set(name, value.text)
    else if (value.kind === 'choice') query.set(name, value.chosen)
    else if (value.kind === 'check' && value.on) query.set(name, '1')
    else if (value.kind === 'rows')
      value.rows.forEach((row, n) => {
        for (const [column, { text }] of Object.entries(row)) query.set(`${name}.${n}.${column}`, text)
      })
  }
  for (const [name, value] of Object.entries(hidden)) query.set(name, value)
  return query.toString()
}

class Reader {
  private readonly query: Query
  private readonly written: Language
  private readonly shown: Language
  constructor(query: Query, written: Language, shown: Language) {
    this.query = query
    this.written = written
    this.shown = shown
  }

  value(field: Field, example: Wire): Value {
    const text = this.text(field.name, TEXT_MAX)
    switch (field.kind) {
      case 'figure':
        return { kind: 'figure', ...this.typed(text) }
      case 'choice': {
        const chosen = field.options.find((option) => option === text) ?? String(example[field.name])
        return { kind: 'choice', chosen }
      }
      case 'check':
        return { kind: 'check', on: ['1', 'on', 'true'].includes(text) }
      case 'list': {
        const text = this.text(field.name, LIST_MAX).replaceAll('\r\n', '\n')
        const items = readList(text, this.written)
        return { kind: 'list', text: this.written === this.shown ? text : this.lines(items, text), items }
      }
      case 'rows':
        return { kind: 'rows', rows: this.rows(field) }
    }
  }

  private text(name: string, max: number): string {
    const value = Object.hasOwn(this.query, name) ? this.query[name] : undefined
    return String((Array.isArray(value) ? value[0] : value) ?? '').slice(0, max)
  }

  /** Figures written in the other language are written anew, or the next reading would take them for others. */
  private typed(text: string): Typed {
    const read = readDecimal(text, this.written)
    return { text: this.written === this.shown || read === null ? text : decimalText(read, this.shown), read }
  }

  private lines(items: ListItem[], text: string): string {
    if (items.some((item) => item.read === null)) return text
    return items.map(({ label, read }) => `${label} ${decimalText(read ?? '', this.shown)}`.trim()).join('\n')
  }

  private rows({ name, columns }: Extract<Field, { kind: 'rows' }>): Record<string, Typed>[] {
    const numbers = Object.keys(this.query).flatMap((key) => {
      const [table, n = ''] = key.split('.')
      return table === name && /^\d{1,3}$/.test(n) ? [Number(n)] : []
    })
    const removed = this.text('remove', TEXT_MAX)
    const kept = [...new Set(numbers)].sort((a, b) => a - b).filter((n) => String(n) !== removed)
    const rows = kept
      .slice(0, ROWS_MAX)
      .map((n) =>
        Object.fromEntries(
          columns.map((column) => [column.name, this.typed(this.text(`${name}.${n}.${column.name}`, TEXT_MAX))]),
        ),
      )
    const blank = () => Object.fromEntries(columns.map((column) => [column.name, { text: '', read: null }]))
    if (rows.length === 0 || ('add' in this.query && rows.length < ROWS_MAX)) rows.push(blank())
    return rows
  }
}

/** For each row that counts, the row of the form that it stands in. */
type Places = Record<string, number[]>

function collect(
  fields: Field[],
  values: Record<string, Value>,
): { wire: Wire; problems: FieldProblem[]; places: Places } {
  const wire: Wire = {}
  const problems: FieldProblem[] = []
  const places: Places = {}
  const figure = (field: string, { text, read }: Typed, optional: boolean): string | undefined => {
    if (read === null && (text.trim() || !optional)) problems.push({ field, code: text.trim() ? 'UNREAD' : 'MISSING' })
    if (read !== null && WIDE.test(read)) problems.push({ field, code: 'TOO_LARGE' })
    return read ?? undefined
  }
  for (const field of fields) {
    const value = values[field.name]
    if (value?.kind === 'figure')
      wire[field.name] = figure(field.name, value, field.kind === 'figure' && field.optional)
    else if (value?.kind === 'choice') wire[field.name] = value.chosen
    else if (value?.kind === 'check') wire[field.name] = value.on
    else if (value?.kind === 'list') {
      const unread = value.items.findIndex((item) => item.read === null)
      if (value.items.length === 0) problems.push({ field: field.name, code: 'MISSING' })
      else if (unread >= 0) problems.push({ field: field.name, code: 'UNREAD', row: unread + 1 })
      wire[field.name] = value.items.map((item) => item.read ?? '')
    } else if (value?.kind === 'rows') {
      const filled = value.rows.flatMap((row, n) => (Object.values(row).some(({ text }) => text.trim()) ? [n] : []))
      places[field.name] = filled.length ? filled : [0]
      wire[field.name] = places[field.name]?.map((n) =>
        Object.fromEntries(
          Object.entries(value.rows[n] ?? {}).map(([column, typed]) => [
            column,
            figure(`${field.name}.${n}.${column}`, typed, false),
          ]),
        ),
      )
    }
  }
  for (const [name, value] of Object.entries(wire)) if (value === undefined) delete wire[name]
  return { wire, problems, places }
}

function named({ path, ...issue }: z.core.$ZodIssue, places: Places): FieldProblem {
  const [name = '', index, column] = path.map(String)
  const code = issue.code === 'custom' ? issue.params?.code : issue.code === 'too_big' ? 'TOO_MANY' : 'UNREAD'
  const problem = { field: name, code: String(code ?? 'UNREAD') }
  if (index === undefined) return problem
  if (column === undefined) return { ...problem, row: Number(index) + 1 }
  return { ...problem, field: `${name}.${places[name]?.[Number(index)] ?? index}.${column}` }
}

/** The example as its own address would hold it. */
function asQuery(fields: Field[], example: Wire, language: Language): Query {
  const write = (value: unknown) => decimalText(String(value), language)
  const pairs = fields.flatMap(({ name, kind }): [string, string][] => {
    const value = example[name]
    if (value === undefined) return []
    if (kind === 'figure') return [[name, write(value)]]
    if (kind === 'list') return [[name, (value as unknown[]).map(write).join('\n')]]
    if (kind === 'rows')
      return (value as Record<string, unknown>[]).flatMap((row, n) =>
        Object.entries(row).map(([column, cell]): [string, string] => [`${name}.${n}.${column}`, write(cell)]),
      )
    return [[name, String(value)]]
  })
  return Object.fromEntries(pairs)
}
