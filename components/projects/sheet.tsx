import type { ReactNode } from 'react'
import type { ShownForm, Work } from '#lib/projects/form.ts'

/** The paper that a printed outcome stands on. */
export function Paper({ title, about, children }: { title: string; about: ReactNode; children: ReactNode }) {
  return (
    <article className="grid gap-6 rounded-md border border-line bg-surface p-4 md:p-8 print:border-0 print:p-0">
      <header className="border-line border-b pb-4">
        <h3 className="text-2xl">{title}</h3>
        <p className="mt-1 text-ink-2 text-sm">{about}</p>
      </header>
      {children}
    </article>
  )
}

export function Facts({ of }: { of: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <dl className="grid gap-x-8 gap-y-2.5 text-sm md:grid-cols-[14rem_1fr]">
      {of
        .filter(([, value]) => value !== '' && value !== null)
        .map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-ink-2 max-md:-mb-2">{label}</dt>
            <dd className="min-w-0 whitespace-pre-line [overflow-wrap:anywhere]">{value}</dd>
          </div>
        ))}
    </dl>
  )
}

/** What she answered, in the words of the form: the label of an option, not its key. */
export function answersOf(form: ShownForm, work: Work) {
  const fields = new Map(form.parts.flatMap((part) => part.fields).map((field) => [field.key, field]))
  const text = (key: string) => {
    const value = work[key]
    return typeof value === 'string' ? value : ''
  }
  return {
    text,
    rows: (key: string) => {
      const value = work[key]
      return Array.isArray(value) ? value.filter((row): row is Record<string, string> => typeof row === 'object') : []
    },
    label: (key: string) => fields.get(key)?.label ?? key,
    chosen: (key: string) => {
      const field = fields.get(key)
      const value = work[key]
      const keys: unknown[] = Array.isArray(value) ? value : [value]
      if (field?.type !== 'choice' && field?.type !== 'choices') return ''
      return field.options
        .filter((option) => keys.includes(option.key))
        .map((option) => option.label)
        .join(', ')
    },
    /** The label of an option in a column of a table. */
    option: (key: string, column: string, option: string) => {
      const field = fields.get(key)
      const found = field?.type === 'rows' ? field.columns.find((each) => each.key === column) : undefined
      return (found?.type === 'choice' && found.options.find((each) => each.key === option)?.label) || option
    },
  }
}
