import { z } from 'zod'
import { Feedback, Key, Markdown } from '../shared.ts'

/** The items stand in an order that says nothing about the right one. */
export const OrderContent = z.object({
  stem: Markdown,
  items: z.array(z.object({ id: Key, title: z.string(), detail: Markdown.nullable() })).min(3),
})
export type OrderContent = z.output<typeof OrderContent>

export const OrderAnswer = z.object({
  /** From first to last; what stands in one group runs side by side, in any order. */
  groups: z.array(z.array(Key).min(1)).min(2),
  feedback: Feedback,
})
export type OrderAnswer = z.output<typeof OrderAnswer>

/** Either the items from first to last, or each item with its place, which is what a form sends. Ties keep the shown order. */
export const orderGiven = (content: OrderContent) => {
  const ids = content.items.map((item) => item.id)
  const places = z.record(z.enum(ids), z.coerce.number())
  return z.union([
    z.array(z.enum(ids)).refine((given) => given.length === ids.length && new Set(given).size === ids.length, {
      message: `holds each of the ${ids.length} items once`,
    }),
    places.transform((place) => [...ids].sort((a, b) => (place[a] ?? 0) - (place[b] ?? 0))),
  ])
}

export const OrderResult = z.object({
  type: z.literal('order'),
  order: z.array(Key),
  /** Neighbours that stand the wrong way round. */
  breaks: z.array(z.tuple([Key, Key])),
  /** Steps that are where they belong. */
  in_place: z.array(Key),
})
export type OrderResult = z.output<typeof OrderResult>

export const OrderSolution = z.object({
  type: z.literal('order'),
  groups: z.array(z.array(Key)),
  explanation: Markdown,
})
export type OrderSolution = z.output<typeof OrderSolution>
