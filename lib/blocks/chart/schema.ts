import { z } from 'zod'
import { Markdown } from '../shared.ts'

/** What the figures are, where both languages share them. Their names, and what they show, stand in the text. */
export const ChartData = z.discriminatedUnion('kind', [
  /** A series over months, which the platform's own analytics may carry on into the future. */
  z.strictObject({
    kind: z.literal('series'),
    from: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'the first month, like 2024-01'),
    values: z.array(z.number()).min(12),
    /** Months ahead. */
    forecast: z.int().min(1).max(12).optional(),
  }),
  /** One value per name, drawn as bars from zero; `mark` is a value that all are compared with. */
  z.strictObject({
    kind: z.literal('bars'),
    values: z.array(z.number().nonnegative()).min(2),
    mark: z.number().optional(),
  }),
])

export const ChartContent = z.object({
  /** What the chart shows, as a sentence. */
  title: z.string().min(1),
  unit: z.string().min(1),
  /** Where the figures come from, and what to look at. */
  text: Markdown,
  /** Names of the bars; of a series none. */
  names: z.array(z.string().min(1)),
  data: ChartData,
})
export type ChartContent = z.output<typeof ChartContent>
