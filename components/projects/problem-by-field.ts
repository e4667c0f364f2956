import type { ProblemJson } from '#lib/http/problem.ts'
import type { ShownForm } from '#lib/projects/form.ts'

/** Pointers into the request (`/work/scale`) turned into the names of the form's fields (`work.scale`). */
export function byField(problem: ProblemJson | undefined): ProblemJson | undefined {
  if (!problem?.errors) return problem
  const errors = problem.errors.map(({ pointer, ...error }) => {
    const [, prefix, field] = pointer.split('/')
    return { ...error, pointer: field ? `/${prefix}.${field}` : pointer }
  })
  return { ...problem, errors }
}

export const labelsOf = (form: ShownForm): Record<string, string> =>
  Object.fromEntries([
    ...form.parts.flatMap((part) => part.fields.map(({ key, label }) => [`work.${key}`, label])),
    ...form.criteria.map(({ key, title }) => [`own.${key}`, title]),
  ])
