import type { Language } from '../http/contract.ts'
import { decimalText } from '../i18n/figures.ts'
import type { Draft } from './contract.ts'
import type { Answer, Row, ShownColumn, ShownForm } from './form.ts'

/**
 * A project as a plain form sends it: `work.<field>` holds a value, `work.<field>.<option>` a tick, and
 * `work.<field>.<row>.<column>` one cell; `own.<criterion>` is her own mark.
 */
export function readProjectForm(form: FormData): { work: Record<string, Answer>; own: Record<string, string> } {
  // Names come from outside: without a prototype, none of them is there before it is sent.
  const work: Record<string, Answer> = Object.create(null)
  const own: Record<string, string> = Object.create(null)
  const rows = new Map<string, Map<number, Row>>()
  for (const [name, value] of form) {
    const [prefix, key, part, column] = name.split('.')
    if (typeof value !== 'string' || !key) continue
    if (prefix === 'own') own[key] = value
    if (prefix !== 'work') continue
    if (part === undefined) work[key] = value
    else if (column === undefined) work[key] = [...ticksIn(work[key]), part]
    else {
      const table = rows.get(key) ?? new Map<number, Row>()
      rows.set(key, table)
      table.set(Number(part), Object.assign(Object.create(null), table.get(Number(part)), { [column]: value }))
    }
  }
  for (const [key, table] of rows) work[key] = [...table].sort(([a], [b]) => a - b).map(([, row]) => row)
  return { work, own }
}

const ticksIn = (answer: Answer | undefined) =>
  Array.isArray(answer) ? answer.filter((tick) => typeof tick === 'string') : []

/** The other way round: what a form shows of a draft, figures as its reader writes them. */
export function formValues(form: ShownForm, draft: Draft | null, language: Language): Record<string, string> {
  const values: Record<string, string> = {}
  const put = (name: string, { type }: { type: string }, value: string) => {
    const isFigure = (type === 'number' || type === 'money') && /^-?\d+(\.\d+)?$/.test(value)
    if (value !== '') values[name] = isFigure ? decimalText(value, language) : value
  }
  for (const field of form.parts.flatMap((part) => part.fields)) {
    const name = `work.${field.key}`
    const kept = draft?.work[field.key]
    if (field.type === 'rows') {
      const rows = Array.isArray(kept) ? kept.filter((row): row is Row => typeof row === 'object') : []
      for (const [n, row] of (rows.length ? rows : begun(field)).entries())
        for (const column of field.columns) put(`${name}.${n}.${column.key}`, column, row[column.key] ?? '')
    } else if (field.type === 'choices') {
      for (const option of Array.isArray(kept) ? kept : [])
        if (typeof option === 'string') values[`${name}.${option}`] = 'on'
    } else if (typeof kept === 'string') put(name, field, kept)
  }
  for (const [criterion, level] of Object.entries(draft?.own ?? {})) values[`own.${criterion}`] = String(level)
  return values
}

/** The rows that are there before she begins. */
const begun = ({ start, columns }: { start: string[]; columns: ShownColumn[] }): Row[] =>
  start.map((key) => ({ [columns[0]?.key ?? '']: key }))
