import { z } from 'zod'

export type Language = 'id' | 'en'

/** Markdown as it was written; whoever shows it renders and sanitises it. */
export const Markdown = z.string().min(1)
export const Key = z.string().regex(/^[a-z0-9-]+$/)

/** Explanations by key, per language. Part of the answer: they would give it away. */
export const Feedback = z.object({ id: z.record(z.string(), Markdown), en: z.record(z.string(), Markdown) })

/** How one answer was judged. `feedback` is the key of the explanation that fits what was answered. */
export type Mark<Result> = { correct: boolean; score: number; feedback: string; result: Result }
