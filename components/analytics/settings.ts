import { analyze, type Settings } from '#lib/analytics/contract.ts'

const { shape } = analyze.input

/** What a select offers, in the contract's own order. */
export const choices = {
  layout: shape.layout.unwrap().options,
  date_order: shape.date_order.unwrap().options,
  decimal: shape.decimal.unwrap().options,
  frequency: shape.frequency.unwrap().options,
  aggregate: shape.aggregate.unwrap().options,
  missing: shape.missing.unwrap().options,
  outliers: shape.outliers.unwrap().options,
  holidays: shape.holidays.unwrap().options,
  non_negative: shape.non_negative.unwrap().options,
} as const
export type Choice = keyof typeof choices
export const columnFields = ['date_column', 'category_column', 'value_column'] as const
export type ColumnField = (typeof columnFields)[number]

export const readingFields = ['layout', ...columnFields, 'date_order', 'decimal', 'frequency'] as const
export const calculationFields = ['aggregate', 'missing', 'outliers', 'horizon', 'holidays', 'non_negative'] as const
export type FieldName = (typeof readingFields)[number] | (typeof calculationFields)[number]
/** What the controls of a form hold; an empty text is the content's own answer. */
export type FieldValues = Record<FieldName, string>

const names: readonly FieldName[] = [...readingFields, ...calculationFields]
const unasked: Partial<Record<string, unknown>> = analyze.input.omit({ file: true }).parse({})
const textOf = (value: unknown) => (value === undefined ? '' : String(value))

/** The controls with what an address or a stored run says, and the defaults for the rest. What is none of a control's values is no value. */
export function fieldValues(said: Partial<Record<string, unknown>> = {}): FieldValues {
  const textFor = (name: FieldName) =>
    name in said && shape[name].safeParse(said[name]).success ? textOf(said[name]) : textOf(unasked[name])
  return Object.fromEntries(names.map((name) => [name, textFor(name)])) as FieldValues
}

/** Only what differs from the defaults: what a call or an address must name. */
export const changedSettings = (settings: Partial<Settings> = {}): [name: string, value: string][] =>
  Object.entries(settings)
    .filter(([name, value]) => value !== undefined && value !== unasked[name])
    .map(([name, value]) => [name, String(value)])
