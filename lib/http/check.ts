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
      ...(issue.code === 'custom' && typeof issue.params?.code === 'string' && { code: issue.params.code }),
    })),
  )
  throw new Problem('invalid-input', { errors })
}

/** The same for what came from outside, where any text may stand. */
export function checkInput<S extends z.ZodType>(schema: S, value: unknown, language: 'id' | 'en' = 'en'): z.output<S> {
  refuseUnstorable(value, '')
  return check(schema, value, language)
}

/** Postgres stores neither NUL nor half a surrogate pair, and no text that people write holds either. */
function refuseUnstorable(value: unknown, pointer: string): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed())
      throw new Problem('invalid-input', { errors: [{ pointer, detail: 'holds a character that is no text' }] })
  } else if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value))
    for (const [key, inner] of Object.entries(value)) {
      refuseUnstorable(key, `${pointer}/`)
      refuseUnstorable(inner, `${pointer}/${key}`)
    }
}
