import type { Language } from '../http/contract.ts'
import { readDecimal } from '../i18n/read-number.ts'
import type { Answer, ProjectForm, Row, Work, WrittenField } from './form.ts'

type Input = Readonly<Record<string, Answer>>
type Column = Extract<WrittenField, { type: 'rows' }>['columns'][number]
type Mistake = { pointer: string; detail: string }

const said = {
  id: {
    empty: 'Isian ini masih kosong.',
    number: 'Tulis angka, misalnya 1.500 atau 12,5.',
    from: (n: number) => `Paling sedikit ${n}.`,
    to: (n: number) => `Paling banyak ${n}.`,
    date: 'Tulis tanggal yang ada di kalender.',
    option: 'Pilih salah satu.',
    long: (n: number) => `Paling panjang ${n} huruf.`,
    short: (n: number, now: number) => `Tulis sedikitnya ${n} huruf; sekarang ${now}.`,
    rows: (n: number) => `Isi sedikitnya ${n} baris.`,
    tooMany: (n: number) => `Paling banyak ${n} baris.`,
    row: (n: number, label: string, text: string) => `Baris ${n}, ${label}: ${text}`,
    run: 'Analisis ini tidak ada pada akun Anda.',
  },
  en: {
    empty: 'This is still empty.',
    number: 'Write a number, such as 1,500 or 12.5.',
    from: (n: number) => `At least ${n}.`,
    to: (n: number) => `At most ${n}.`,
    date: 'Write a date that is in the calendar.',
    option: 'Choose one of them.',
    long: (n: number) => `At most ${n} characters.`,
    short: (n: number, now: number) => `Write at least ${n} characters; so far ${now}.`,
    rows: (n: number) => `Fill in at least ${n} rows.`,
    tooMany: (n: number) => `At most ${n} rows.`,
    row: (n: number, label: string, text: string) => `Row ${n}, ${label}: ${text}`,
    run: 'There is no such analysis in your account.',
  },
}
export const wordsFor = (language: Language) => said[language]

export const fieldsOf = (form: ProjectForm): WrittenField[] => form.parts.flatMap((part) => part.fields)

/** The answers as they are handed in: every field in its place, or a mistake beside it. */
export function readWork(form: ProjectForm, input: Input, language: Language): { work: Work; mistakes: Mistake[] } {
  const mistakes: Mistake[] = []
  const work: Work = {}
  const fields = fieldsOf(form)
  for (const key of Object.keys(input))
    if (!fields.some((field) => field.key === key))
      mistakes.push({ pointer: `/work/${key}`, detail: 'There is no such field in this project.' })
  for (const field of fields) {
    const fail = (detail: string) => mistakes.push({ pointer: `/work/${field.key}`, detail })
    work[field.key] = readField(field, input[field.key], language, fail)
  }
  return { work, mistakes }
}

type Fail = (detail: string) => void

function readField(field: WrittenField, given: Answer | undefined, language: Language, fail: Fail): Work[string] {
  const words = said[language]
  if (field.type === 'choices') {
    const chosen = keysOf(given)
    if (chosen.some((key) => !field.options.some((option) => option.key === key))) fail(words.option)
    else if (!chosen.length && !field.optional) fail(words.empty)
    return [...new Set(chosen)]
  }
  if (field.type === 'rows') return readRows(field, rowsOf(given), language, fail)
  return readSimple(field, textOf(given), language, fail)
}

type Simple = Exclude<WrittenField, { type: 'rows' | 'choices' }>

function readSimple(field: Simple, typed: string, language: Language, fail: Fail): string {
  const words = said[language]
  if (typed === '') {
    if (!field.optional) fail(field.type === 'choice' ? words.option : words.empty)
    return ''
  }
  switch (field.type) {
    case 'text':
    case 'long':
      if (typed.length > field.max) fail(words.long(field.max))
      else if (field.type === 'long' && typed.length < field.min) fail(words.short(field.min, typed.length))
      return typed
    case 'choice':
      if (!field.options.some(({ key }) => key === typed)) fail(words.option)
      return typed
    case 'date':
      if (!isDate(typed)) fail(words.date)
      return typed
    case 'run':
      return typed
    case 'number':
    case 'money':
      return readFigure(field, typed, language, fail)
  }
}

/** Beyond this nothing is counted here, and a figure would lose its digits on the way. */
const LARGEST = 1e15

function readFigure(
  { from, to }: { from?: number | undefined; to?: number | undefined },
  typed: string,
  language: Language,
  fail: Fail,
): string {
  const words = said[language]
  const decimal = readDecimal(typed, language)
  const value = Number(decimal)
  if (decimal === null || !Number.isFinite(value) || Math.abs(value) > LARGEST) {
    fail(words.number)
    return typed
  }
  if (from !== undefined && value < from) fail(words.from(from))
  else if (to !== undefined && value > to) fail(words.to(to))
  return plainly(decimal)
}

function readRows(field: Extract<WrittenField, { type: 'rows' }>, given: Row[], language: Language, fail: Fail): Row[] {
  const words = said[language]
  const filled = given.filter(isFilled)
  if (filled.length < field.min) fail(words.rows(field.min))
  if (filled.length > field.max) fail(words.tooMany(field.max))
  return filled.map((row, n) => {
    const read = (column: Column) =>
      readSimple(column, row[column.key] ?? '', language, (detail) =>
        fail(words.row(n + 1, column.label[language], detail)),
      )
    return Object.fromEntries(field.columns.map((column) => [column.key, read(column)]))
  })
}

/** What was typed so far, whatever it is worth: figures that can be read are kept as every language reads them. */
export function tidyDraft(form: ProjectForm, input: Input, language: Language): Work {
  const figure = (typed: string) => {
    const decimal = readDecimal(typed, language)
    return decimal === null ? typed : plainly(decimal)
  }
  const isFigure = ({ type }: { type: string }) => type === 'number' || type === 'money'
  const tidy = (field: WrittenField): Work[string] => {
    const given = input[field.key]
    if (field.type === 'choices') return keysOf(given)
    if (field.type !== 'rows') return isFigure(field) ? figure(textOf(given)) : textOf(given)
    return rowsOf(given)
      .slice(0, field.max)
      .map((row) =>
        Object.fromEntries(
          field.columns.map((column) => {
            const typed = row[column.key] ?? ''
            return [column.key, isFigure(column) ? figure(typed) : typed]
          }),
        ),
      )
  }
  return Object.fromEntries(fieldsOf(form).map((field) => [field.key, tidy(field)]))
}

export const isFilled = (row: Row) => Object.values(row).some((value) => value !== '')

const textOf = (given: unknown): string =>
  typeof given === 'string' ? given.trim() : typeof given === 'number' ? plainly(String(given)) : ''
const keysOf = (given: Answer | undefined): string[] =>
  Array.isArray(given) ? given.filter((item): item is string => typeof item === 'string') : []
const rowsOf = (given: Answer | undefined): Row[] =>
  Array.isArray(given)
    ? given.flatMap((item) =>
        typeof item === 'object'
          ? [Object.fromEntries(Object.entries(item).map(([key, value]) => [key, textOf(value)]))]
          : [],
      )
    : []

/** So that a plain decimal is never read as `1.500`, fifteen hundred, when it comes back: three decimals get a fourth. */
const plainly = (decimal: string): string => (/\.\d{3}$/.test(decimal) ? `${decimal}0` : decimal)

function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
