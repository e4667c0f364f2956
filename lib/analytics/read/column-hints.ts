import { printable } from '../printable.ts'
import { Refusal } from '../refusal.ts'
import type { Fact } from './column-facts.ts'
import { readDate } from './date.ts'
import { partOf, yearPart } from './date-parts.ts'
import type { Source } from './source.ts'

// What stands where a column was looked for, so that people know what to change.

const quoted = (text: string) => `"${printable(text, 60)}"`

export const listed = ({ columns }: Pick<Source, 'columns'>): string =>
  `Columns found: ${columns.slice(0, 20).map(quoted).join(', ')}.`

export const noDates = (source: Source, facts: readonly Fact[]): Refusal =>
  new Refusal('no-date-column', whyNoDates(source, facts), 'date_column')

function whyNoDates(source: Source, facts: readonly Fact[]): string {
  const { columns } = source
  if (columns.length === 0)
    return 'The rows are not objects. Each row must be an object, such as {"date": "2024-01", "value": 5}.'
  const rows = facts[0]?.rows ?? 0
  if (rows === 0) return `There are no rows below the header. ${listed(source)}`
  if (source.format !== 'csv' && facts.every(({ filled }) => filled === 0))
    return `The columns hold lists, not values. Each row must be an object, such as {"date": "2024-01", "value": 5}.`
  const dated = columns.filter((name) => isPeriodName(name))
  if (dated.length > 1)
    return `No column holds dates, but ${dated.length} columns are named by one, such as ${quoted(dated[0] ?? '')}. Put each period in a row of its own, with year and month in one column, such as 2024-08.`
  const yearless = facts.find(({ named }) => Math.max(named.month, named.quarter) >= 0.8)
  if (yearless)
    return `Column ${quoted(columns[yearless.at] ?? '')} holds months or quarters without a year. Add the year in a column of its own, or write 2024-08.`
  if (columns.length === 1)
    return `The first row holds one name only, ${quoted(columns[0] ?? '')}. Is it a title above the header?`
  return `No column holds dates. ${listed(source)}`
}

const isPeriodName = (name: string) =>
  yearPart(name.trim()) !== null ||
  (/[a-z]/i.test(name) && (partOf(name, 'month') ?? partOf(name, 'quarter')) !== null) ||
  readDate(name).reason === null

export function noNumbers(source: Source, undated: readonly Fact[]): Refusal {
  const withUnit = undated.find(({ example }) => /^\s*[-+]?\d[\d.,]*\s*\p{L}/u.test(example.slice(0, 64)))
  const why = withUnit
    ? `Column ${quoted(source.columns[withUnit.at] ?? '')} holds ${quoted(withUnit.example)}. Write the numbers alone, all in one unit; the unit can stand in the column's name.`
    : `No column holds numbers. ${listed(source)}`
  return new Refusal('no-numeric-column', why, 'value_column')
}
