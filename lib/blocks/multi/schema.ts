import { z } from 'zod'
import { pickedOf } from '../picked/schema.ts'
import { Feedback, Key } from '../shared.ts'
import { SingleContent, SingleSolution } from '../single/schema.ts'

export const MultiContent = SingleContent
export type MultiContent = z.output<typeof MultiContent>

export const MultiAnswer = z.object({ right: z.array(Key).min(1), feedback: Feedback })
export type MultiAnswer = z.output<typeof MultiAnswer>

export const multiGiven = (content: MultiContent) => pickedOf(content.options.map((option) => option.id))

export const MultiResult = z.object({
  type: z.literal('multi'),
  chosen: z.array(Key),
  /** Ticked and wrong. */
  wrong: z.array(Key),
  /** How many right ones are not ticked. */
  missing: z.int(),
})
export type MultiResult = z.output<typeof MultiResult>

export const MultiSolution = SingleSolution.extend({ type: z.literal('multi'), right: z.array(Key) })
export type MultiSolution = z.output<typeof MultiSolution>
