import { z } from 'zod'
import { readNumber } from '../../i18n/read-number.ts'
import { Feedback, Key, type Language, Markdown } from '../shared.ts'

export const NumericContent = z.object({ stem: Markdown, unit: z.string() })
export type NumericContent = z.output<typeof NumericContent>

export const NumericAnswer = z.object({
  value: z.number(),
  /** How far from the value an answer may be and still be right. */
  tolerance: z.number().nonnegative(),
  /** Numbers that a typical slip leads to, each with an explanation of its own. */
  slips: z.record(Key, z.number()),
  feedback: Feedback,
})
export type NumericAnswer = z.output<typeof NumericAnswer>

/** As typed, or as a number; kept with what was understood, since the same text means another number in English. */
export const numericGiven = (_: NumericContent, language: Language) =>
  z.union([
    z.object({ typed: z.string().max(60), understood: z.number().nullable() }),
    z.number().transform((given) => ({ typed: String(given), understood: given as number | null })),
    // What cannot be read as a number is a wrong answer, not a wrong request.
    z
      .string()
      .trim()
      .min(1)
      .max(60)
      .transform((typed) => ({ typed, understood: readNumber(typed, language) })),
  ])
export type NumericGiven = z.output<ReturnType<typeof numericGiven>>

/** `understood` is null where the text was no number. */
export const NumericResult = z.object({
  type: z.literal('numeric'),
  typed: z.string(),
  understood: z.number().nullable(),
})
export type NumericResult = z.output<typeof NumericResult>

export const NumericSolution = z.object({ type: z.literal('numeric'), value: z.number(), explanation: Markdown })
export type NumericSolution = z.output<typeof NumericSolution>
