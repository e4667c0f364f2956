import { z } from 'zod'
import { Key } from '../../blocks/shared.ts'

const Words = z.strictObject({ term: z.string().min(1).max(80), meaning: z.string().min(1).max(300) })

/** A term in both languages. `verify` marks what is still to be read at its source. */
const GlossaryTerm = z.strictObject({
  slug: Key,
  id: Words,
  en: Words,
  calculator: Key.optional(),
  verify: z.literal(true).optional(),
})
export type GlossaryTerm = z.output<typeof GlossaryTerm>

/** One topic of the glossary: a file under content/glossary. */
export const GlossaryFile = z.strictObject({
  position: z.int().min(1),
  title: z.strictObject({ id: z.string().min(1), en: z.string().min(1) }),
  terms: z.array(GlossaryTerm).min(1),
})
export type GlossaryTopic = z.output<typeof GlossaryFile> & { slug: string }
