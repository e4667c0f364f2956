import { z } from 'zod'
import { Feedback, Key, Markdown } from '../shared.ts'

export const SingleContent = z.object({
  stem: Markdown,
  options: z.array(z.object({ id: Key, text: Markdown })).min(2),
})
export type SingleContent = z.output<typeof SingleContent>

export const SingleAnswer = z.object({ right: Key, feedback: Feedback })
export type SingleAnswer = z.output<typeof SingleAnswer>

export const singleGiven = (content: SingleContent) => z.enum(content.options.map((option) => option.id))

export const SingleResult = z.object({ type: z.literal('single'), chosen: Key })
export type SingleResult = z.output<typeof SingleResult>

/** Shown once there is an attempt: why each option is right or wrong. */
export const SingleSolution = z.object({ type: z.literal('single'), right: Key, feedback: z.record(Key, Markdown) })
export type SingleSolution = z.output<typeof SingleSolution>
