import { z } from 'zod'
import { Problem } from './problem.ts'

const inIndonesian = z.locales.id().localeError

/** The input as its schema reads it, or one problem that names each field, the reason and the limit. */
export function check<S extends z.ZodType>(schema: S, value: unknown, language: 'id' | 'en' = 'en'): z.output<S> {
  const result = schema.safeParse(value, language === 'id' ? { error: inIndonesian } : undefined)
  if (result.success) return result.data
  const errors = result.error.issues.flatMap((issue) =>
    (issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]).map((path) => ({
      pointer: `/${path.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`,
      detail: issue.message,
    })),
  )
  throw new Problem('invalid-input', { errors })
}
