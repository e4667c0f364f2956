import { z } from 'zod'
import { Feedback, Key, Markdown } from '../shared.ts'

/** Points of one item: not yet, partly, done. */
export const pointsMax = 2

export const ChecklistContent = z.object({
  stem: Markdown,
  pillars: z
    .array(z.object({ id: Key, title: z.string(), items: z.array(z.object({ id: Key, text: Markdown })).min(1) }))
    .min(1),
})
export type ChecklistContent = z.output<typeof ChecklistContent>

export const ChecklistAnswer = z.object({
  pillars: z.array(z.object({ id: Key, items: z.array(Key) })),
  /** From the lowest; a band begins at so many points. */
  bands: z.array(z.object({ id: Key, from: z.int().nonnegative() })).min(1),
  /** An item of these at 0 points holds the result down to the band `cap`, whatever the sum. */
  gate: z.object({ items: z.array(Key).min(1), cap: Key }),
  titles: z.object({ id: z.record(Key, z.string()), en: z.record(Key, z.string()) }),
  /** Which lessons, by their codes, strengthen a pillar; of a check that shows the way through the courses. */
  path: z.record(Key, z.array(z.string()).min(1)).optional(),
  feedback: Feedback,
})
export type ChecklistAnswer = z.output<typeof ChecklistAnswer>

export const checklistGiven = (content: ChecklistContent) =>
  z.partialRecord(
    z.enum(content.pillars.flatMap((pillar) => pillar.items.map((item) => item.id))),
    z.coerce.number().int().min(0).max(pointsMax),
  )
export type ChecklistGiven = Partial<Record<string, number>>

export const ChecklistResult = z.object({
  type: z.literal('checklist'),
  given: z.partialRecord(Key, z.number()),
  answered: z.number(),
  items: z.number(),
  /** What follows is null until every item is answered. */
  total: z.number().nullable(),
  max: z.number(),
  pillars: z.array(z.object({ id: Key, points: z.number(), max: z.number() })),
  band: Key.nullable(),
  /** The gate held the result down. */
  capped: z.boolean(),
})
export type ChecklistResult = z.output<typeof ChecklistResult>

/** In words, once every item is answered: the band, the gate when it held, and advice for the weakest pillar. */
export const ChecklistSolution = z.object({
  type: z.literal('checklist'),
  bands: z.record(Key, z.object({ title: z.string(), text: Markdown })),
  gate: Markdown,
  advice: z.record(Key, Markdown),
  /** A way through the courses follows from it. */
  path: z.boolean(),
})
export type ChecklistSolution = z.output<typeof ChecklistSolution>
