import { eq } from 'drizzle-orm'
import type { GlossaryTopic } from '../../lib/lessons/glossary/schema.ts'
import { joinNames, namesOf } from '../../lib/search/names.ts'
import { type Entry, storeEntries } from '../../lib/search/store-entries.ts'
import { searchEntries } from '../schema/index.ts'
import type { Tx } from './upsert.ts'

/** Each term under every name that it has in either language, so that it is found by any. Answers whether any changed. */
export const indexGlossary = (tx: Tx, topics: readonly GlossaryTopic[]): Promise<boolean> =>
  storeEntries(
    tx,
    eq(searchEntries.kind, 'term'),
    topics.flatMap(({ terms }) =>
      terms.flatMap(({ slug, id, en }) => {
        const names = joinNames([...new Set([...namesOf([id.term, en.term]), slug.replaceAll('-', ' ')])])
        const entry = (language: Entry['language'], { term, meaning }: typeof id): Entry => ({
          ...{ kind: 'term', ref: slug, language, title: term, names, body: meaning },
        })
        return [entry('id', id), entry('en', en)]
      }),
    ),
  )
