import { z } from 'zod'
import { Feedback, Key, Markdown } from '../shared.ts'

/** A story that branches: each choice leads to another step, or ends it. The first step begins it. */
export const CaseContent = z.object({
  stem: Markdown,
  steps: z
    .array(
      z.object({
        id: Key,
        text: Markdown,
        choices: z.array(z.object({ id: Key, text: Markdown, next: Key.nullable() })).min(2),
      }),
    )
    .min(1),
})
export type CaseContent = z.output<typeof CaseContent>

export const CaseAnswer = z.object({
  start: Key,
  /** By step and choice: where it leads, or what it is worth, from 0 to 1, where it ends the story. */
  choices: z.record(Key, z.record(Key, z.union([Key, z.number().min(0).max(1)]))),
  /** What follows from each choice, by `step-choice`. */
  feedback: Feedback,
})
export type CaseAnswer = z.output<typeof CaseAnswer>

/** A choice per step; what was chosen on a branch that was left again does no harm. */
export const caseGiven = ({ steps }: CaseContent) =>
  z.strictObject(
    Object.fromEntries(
      steps.map((step) => [step.id, z.enum(step.choices.map((it) => it.id) as [string, ...string[]]).optional()]),
    ),
  )
export type CaseGiven = Partial<Record<string, string>>

export const CaseResult = z.object({
  type: z.literal('case'),
  /** The way that was gone, from the first step. */
  path: z.array(z.object({ step: Key, choice: Key })),
  /** Whether it came to an end. */
  ended: z.boolean(),
})
export type CaseResult = z.output<typeof CaseResult>

export const CaseSolution = z.object({
  type: z.literal('case'),
  /** The way that is worth most. */
  best: z.array(z.object({ step: Key, choice: Key })),
  feedback: z.record(z.string(), Markdown),
})
export type CaseSolution = z.output<typeof CaseSolution>
