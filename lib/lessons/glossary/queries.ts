import 'server-only'
import { join } from 'node:path'
import type { Caller } from '../../auth/actor.ts'
import type { Language } from '../../blocks/shared.ts'
import { loadGlossary } from './load.ts'
import type { GlossaryTerm, GlossaryTopic } from './schema.ts'

/** Files that are reviewed and change with the program: read once, when somebody first asks. */
let read: GlossaryTopic[] | undefined
const glossary = () => {
  read ??= loadGlossary(join(process.cwd(), 'content/glossary'))
  return read
}

export type Entry = {
  slug: string
  term: string
  meaning: string
  /** The term in the other language. */
  other: string
  calculator: string | null
  verify: boolean
}
export type Topic = { slug: string; title: string; entries: Entry[] }

const entryOf = (term: GlossaryTerm, language: Language): Entry => ({
  slug: term.slug,
  ...term[language],
  other: term[language === 'id' ? 'en' : 'id'].term,
  calculator: term.calculator ?? null,
  verify: term.verify ?? false,
})

/** The glossary, topic by topic. */
export async function listGlossary(_: Caller, { language }: { language: Language }): Promise<Topic[]> {
  return glossary().map(({ slug, title, terms }) => ({
    slug,
    title: title[language],
    entries: terms.map((term) => entryOf(term, language)),
  }))
}

/** Some entries by their slugs, in that order. */
export async function listTerms(_: Caller, { language, slugs }: { language: Language; slugs: readonly string[] }) {
  const all = new Map(glossary().flatMap((topic) => topic.terms.map((term) => [term.slug, term] as const)))
  return slugs.flatMap((slug) => {
    const term = all.get(slug)
    return term ? [entryOf(term, language)] : []
  })
}
