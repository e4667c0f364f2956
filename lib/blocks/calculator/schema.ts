import { z } from 'zod'
import { Key, Markdown } from '../shared.ts'

const Figure = z.union([z.number(), z.string()])

/** A calculator of the toolkit with the figures of this lesson in it. The toolkit checks the figures: they go there as they are. */
export const CalculatorContent = z.object({
  /** What to try. */
  text: Markdown,
  calculator: Key,
  /** The step of the price ladder that it is about. */
  until: z.string().optional(),
  preset: z.record(
    z.string(),
    z.union([Figure, z.boolean(), z.array(z.union([Figure, z.record(z.string(), Figure)]))]),
  ),
})
export type CalculatorContent = z.output<typeof CalculatorContent>
