import { z } from 'zod'
import { contract } from '../http/contract.ts'
import type { Decimal } from './decimal.ts'
import type { Drawing } from './drawing.ts'

/** How many decimals an output is shown with; `text` for what is no figure. */
type Places = Record<string, number | 'text'>
type Computed<P extends Places> = { [K in keyof P]: (P[K] extends number ? Decimal : string) | undefined }
type Output<P extends Places> = { [K in keyof P]?: string }

type Definition<N extends string, S extends z.core.$ZodLooseShape, P extends Places> = {
  name: N
  summary: string
  input: z.ZodObject<S, z.core.$strict>
  /** In the order in which they are shown. What does not apply is left out of the answer. */
  places: P
  /** At full precision: only what is shown is rounded. */
  compute: (input: z.output<z.ZodObject<S, z.core.$strict>>) => Computed<P>
  /** What its page draws beside the figures. */
  draw?: (input: z.output<z.ZodObject<S, z.core.$strict>>) => Drawing
}

/** What came of figures that somebody typed. */
export type Attempt =
  | { output: Record<string, string>; drawing: Drawing | null; issues: [] }
  | { output: null; drawing: null; issues: z.core.$ZodIssue[] }

/**
 * One calculation: what it takes, what it gives and how. The endpoint, the page and the block in a lesson are read off it.
 * Results travel as decimal strings, so that JSON loses none of their digits.
 */
export function calculator<const N extends string, S extends z.core.$ZodLooseShape, P extends Places>(
  definition: Definition<N, S, P>,
) {
  const { name, summary, input, places, compute, draw } = definition
  const shape = Object.fromEntries(Object.keys(places).map((key) => [key, z.string().optional()]))
  const stated = contract({
    id: `toolkit.${name}`,
    method: 'POST',
    path: `/api/v1/toolkit/${name}`,
    summary,
    tag: 'toolkit',
    access: 'public',
    scope: 'toolkit:read',
    limit: 'general',
    input,
    output: z.object(shape) as unknown as z.ZodObject<{ [K in keyof P]: z.ZodOptional<z.ZodString> }>,
    status: 200,
    problems: [],
  })
  const run = (values: z.output<typeof input>): Output<P> => {
    const computed = compute(values)
    const shown = Object.entries(places).flatMap(([key, decimals]) => {
      const value = computed[key]
      if (value === undefined) return []
      return [[key, typeof value === 'string' || decimals === 'text' ? String(value) : printed(value, decimals)]]
    })
    return Object.fromEntries(shown)
  }
  const attempt = (typed: Record<string, unknown>): Attempt => {
    const read = input.safeParse(typed)
    if (!read.success) return { output: null, drawing: null, issues: read.error.issues }
    return { output: run(read.data) as Record<string, string>, drawing: draw?.(read.data) ?? null, issues: [] }
  }
  return { name, contract: stated, places, run, attempt }
}

/** Never "-0.00": what rounds to nothing has no sign. */
function printed(value: Decimal, decimals: number): string {
  const rounded = value.toDecimalPlaces(decimals)
  return (rounded.isZero() ? rounded.abs() : rounded).toFixed(decimals)
}
