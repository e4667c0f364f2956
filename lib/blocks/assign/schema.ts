import { z } from 'zod'
import { Feedback, Key, Markdown } from '../shared.ts'

// Giving each thing its place is what matching pairs and sorting into bins have in common.

export const AssignContent = z.object({
  stem: Markdown,
  items: z.array(z.object({ id: Key, text: Markdown })).min(2),
  targets: z.array(z.object({ id: Key, text: z.string() })).min(2),
})
export type AssignContent = z.output<typeof AssignContent>

export const AssignAnswer = z.object({ places: z.record(Key, Key), feedback: Feedback })
export type AssignAnswer = z.output<typeof AssignAnswer>

/** A place per item, in the order of the items; a list that was left alone sends an empty text. */
export const assignGiven = ({ items, targets }: AssignContent) => {
  const ids = items.map((item) => item.id) as [string, ...string[]]
  const places = targets.map((target) => target.id) as [string, ...string[]]
  return z
    .partialRecord(z.enum(ids), z.union([z.enum(places), z.literal('')]))
    .transform((given) =>
      Object.fromEntries(ids.flatMap((id): [string, string][] => (given[id] ? [[id, given[id]]] : []))),
    )
}

export const assignResult = <T extends string>(type: T) =>
  z.object({
    type: z.literal(type),
    given: z.record(Key, Key),
    /** The items that are where they belong. */
    right: z.array(Key),
  })
export const assignSolution = <T extends string>(type: T) =>
  z.object({ type: z.literal(type), places: z.record(Key, Key), feedback: z.record(Key, Markdown) })
