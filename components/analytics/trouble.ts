import type { PendingRun, Preview } from '#lib/analytics/contract.ts'
import type { FieldError, Problem } from '#lib/http/problem.ts'
import type { FieldName } from './settings.ts'

export type Trouble = { type: string; title: string; detail?: string; errors?: FieldError[]; retry_after?: number }
type Words = { (key: 'unexpected.text'): string; has(key: 'unexpected.text'): boolean }
type Said = { type: string; title: string; detail: string; errors?: FieldError[] | undefined; retry_after?: number }

/** The control that answers what a problem asks, where the problem itself names none. */
const controls: Partial<Record<string, FieldName | 'file'>> = {
  'ambiguous-date': 'date_order',
  'ambiguous-number': 'decimal',
  'no-date-column': 'date_column',
  'no-numeric-column': 'value_column',
  'too-many-series': 'category_column',
  'too-many-periods': 'frequency',
  'empty-file': 'file',
  'unsupported-file': 'file',
  'invalid-json': 'file',
  'bad-header': 'file',
  'too-few-periods': 'file',
  'too-many-rows': 'file',
  'too-many-columns': 'file',
}

/** The API speaks English to machines; where the words of a problem are ours, its fields get ours as well. */
const inOurWords = ({ type, title, detail, errors, retry_after }: Said, words: Words): Trouble => {
  const control = controls[type]
  const placed = errors ?? (control ? [{ pointer: `/${control}`, detail }] : undefined)
  return {
    ...{ type, title, detail },
    ...(placed && { errors: placed.map((error) => ({ ...error, detail: wordsFor(type, error.detail, words) })) }),
    ...(retry_after !== undefined && { retry_after }),
  }
}

export const troubleOf = (problem: Problem, words: Words): Trouble => inOurWords(problem.toJSON(), words)

/** Why a run failed, beside the control that would help. */
export const troubleOfRun = ({ problem }: PendingRun, words: Words): Trouble =>
  problem
    ? inOurWords({ ...problem, type: problem.type.split('/').at(-1) ?? '' }, words)
    : { type: 'unexpected', title: '' }

/** What the content of a file does not decide, beside the control that decides it. */
export const troubleOfQuestions = (questions: Preview['questions'], words: Words): FieldError[] =>
  questions.map(({ problem, field, detail }) => ({
    pointer: `/${field ?? controls[problem] ?? 'file'}`,
    detail: wordsFor(problem, detail, words),
  }))

/** The key comes from the wire, hence the look before the leap. What is wrong with an input only its own words say. */
function wordsFor(type: string, otherwise: string, words: Words): string {
  const key = `${type}.text` as 'unexpected.text'
  return type !== 'invalid-input' && words.has(key) ? words(key) : otherwise
}
