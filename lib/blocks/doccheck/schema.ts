import { z } from 'zod'
import { pickedOf } from '../picked/schema.ts'
import { Feedback, Key, Markdown } from '../shared.ts'

export const DoccheckContent = z.object({
  stem: Markdown,
  /** The titles of the two documents. */
  documents: z.tuple([z.string(), z.string()]),
  rows: z.array(z.object({ id: Key, label: z.string(), left: Markdown, right: Markdown })).min(2),
})
export type DoccheckContent = z.output<typeof DoccheckContent>

export const DoccheckAnswer = z.object({ mismatches: z.array(Key).min(1), feedback: Feedback })
export type DoccheckAnswer = z.output<typeof DoccheckAnswer>

export const doccheckGiven = (content: DoccheckContent) => pickedOf(content.rows.map((row) => row.id))

export const DoccheckResult = z.object({
  type: z.literal('doccheck'),
  chosen: z.array(Key),
  /** Ticked, and the documents agree there. */
  wrong: z.array(Key),
  /** How many mismatches are still to be found. */
  missing: z.int(),
})
export type DoccheckResult = z.output<typeof DoccheckResult>

export const DoccheckSolution = z.object({
  type: z.literal('doccheck'),
  mismatches: z.array(Key),
  feedback: z.record(Key, Markdown),
})
export type DoccheckSolution = z.output<typeof DoccheckSolution>
