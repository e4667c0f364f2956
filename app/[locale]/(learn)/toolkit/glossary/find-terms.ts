import 'server-only'
import type { Caller } from '#lib/auth/actor.ts'
import type { Language } from '#lib/http/contract.ts'
import { listGlossary, type Topic } from '#lib/lessons/glossary/queries.ts'
import { searchEverything } from '#lib/search/queries.ts'

export type FoundTerms = { topics: Topic[]; suggestion: string | null }

/**
 * The terms that a search finds in either language, the page's own first, topic by topic as the best of each was found. A
 * reader may know the other language's word.
 */
export async function findTerms(
  caller: Caller,
  { q, language }: { q: string; language: Language },
): Promise<FoundTerms> {
  const languages = [language, language === 'id' ? 'en' : 'id'] as const
  const [all, ...searches] = await Promise.all([
    listGlossary(caller, { language }),
    ...languages.map((each) => searchEverything(caller, { q, language: each, kind: 'term', limit: 200 })),
  ])
  const whole = searches.filter(({ matched }) => matched === 'all')
  const best = whole.length ? whole : searches.filter(({ data }) => data.length > 0).slice(0, 1)
  const found = [...new Set(best.flatMap(({ data }) => data.map(({ slug }) => slug)))]
  const rank = (topic: Topic) => Math.min(...topic.entries.map(({ slug }) => found.indexOf(slug)))
  const topics = all
    .map((topic) => ({
      ...topic,
      entries: topic.entries
        .filter(({ slug }) => found.includes(slug))
        .sort((a, b) => found.indexOf(a.slug) - found.indexOf(b.slug)),
    }))
    .filter(({ entries }) => entries.length > 0)
    .sort((a, b) => rank(a) - rank(b))
  return { topics, suggestion: best[0]?.suggestion ?? null }
}
