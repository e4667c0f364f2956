import 'server-only'
import type { z } from 'zod'
import { Problem } from '#lib/http/problem.ts'

type SearchParams = Record<string, string | string[] | undefined>

/** A list's whole state is its address. `typed` refills the form; `found` is null where the address makes no sense. */
export async function fromAddress<S extends z.ZodObject, T>(
  schema: S,
  params: SearchParams,
  load: (input: z.output<S>) => Promise<T>,
): Promise<{ typed: Record<string, string>; found: T | null }> {
  const typed = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => {
      const value = params[name]
      return typeof value === 'string' && value.trim() !== '' ? [[name, value]] : []
    }),
  )
  const input = schema.safeParse(typed)
  return { typed, found: input.success ? await ifReadable(() => load(input.data)) : null }
}

/** A cursor that was cut off or invented is only noticed by the query that reads it. */
async function ifReadable<T>(load: () => Promise<T>): Promise<T | null> {
  try {
    return await load()
  } catch (error) {
    if (error instanceof Problem && error.type === 'invalid-input') return null
    throw error
  }
}
