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

/** The glossary, topic by topic; with `q`, the terms that hold every word of it in either language. */
export async function listGlossary(_: Caller, { language, q }: { language: Language; q?: string }): Promise<Topic[]> {
  const words = folded(q ?? '')
    .split(/\s+/)
    .filter(Boolean)
  return glossary()
    .map(({ slug, title, terms }) => ({
      slug,
      title: title[language],
      entries: terms.filter((term) => holds(term, words)).map((term) => entryOf(term, language)),
    }))
    .filter((topic) => topic.entries.length > 0)
}

/** Some entries by their slugs, in that order. */
export async function listTerms(_: Caller, { language, slugs }: { language: Language; slugs: readonly string[] }) {
  const all = new Map(glossary().flatMap((topic) => topic.terms.map((term) => [term.slug, term] as const)))
  return slugs.flatMap((slug) => {
    const term = all.get(slug)
    return term ? [entryOf(term, language)] : []
  })
}

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

const holds = ({ id, en }: GlossaryTerm, words: readonly string[]) => {
  const text = folded([id.term, id.meaning, en.term, en.meaning].join(' '))
  return words.every((word) => text.includes(word))
}
