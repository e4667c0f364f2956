import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { db } from '#db/client.ts'
import { searchEntries } from '#db/schema/index.ts'
import type { Caller } from '../auth/actor.ts'
import type { Found, SearchResults, search } from './contract.ts'
import { allOf, anyOf, find, findAlike, type Scope, unfinished } from './find.ts'
import { otherWordings, type Synonyms, synonymsFrom } from './names.ts'
import { nearestWord } from './spelling.ts'

const WORDS_MAX = 8

/**
 * Courses, open lessons and terms that hold every word; where none does, first what the query says without its typing
 * mistakes, then what holds some of its words, then titles that look like it.
 */
export async function searchEverything(_: Caller, input: z.output<typeof search.input>): Promise<SearchResults> {
  const q = input.q
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  const scope: Scope = { language: input.language, kind: input.kind, limit: input.limit }
  const all = await findAll(q, scope)
  if (all.length) return { data: all, matched: 'all', suggestion: null }

  const words = await judged(q, scope.language)
  const suggestion = corrected(q, words)
  if (suggestion) {
    const data = await findAll(suggestion, scope)
    if (data.length) return { data, matched: 'corrected', suggestion }
  }
  const known = words.flatMap(({ word, known, meant }) => (known ? [word] : (meant ?? [])))
  if (known.length) {
    const some = anyOf(known.map((word) => allOf(word, scope.language)))
    const data = await find(some, q, scope)
    if (data.length) return { data, matched: 'some', suggestion: null }
  }
  const data = await findAlike(q, scope)
  return { data, matched: data.length ? 'alike' : 'none', suggestion: null }
}

async function findAll(q: string, scope: Scope): Promise<Found[]> {
  const begun = unfinished(q, scope.language)
  const others = otherWordings(q, await synonyms()).map((wording) => allOf(wording, scope.language))
  return find(anyOf([allOf(q, scope.language), ...(begun ? [begun] : []), ...others]), q, scope)
}

type Judged = { word: string; known: boolean; meant: string | null }

/** Each word of a query: whether anything holds it, and if nothing does, what may have been meant. */
async function judged(q: string, language: Scope['language']): Promise<Judged[]> {
  const words = [...new Set(q.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu))].slice(0, WORDS_MAX)
  return Promise.all(
    words.map(async (word) => {
      const [holder] = await db
        .select({ id: searchEntries.id })
        .from(searchEntries)
        .where(and(eq(searchEntries.language, language), sql`${searchEntries.document} @@ ${allOf(word, language)}`))
        .limit(1)
      return { word, known: holder !== undefined, meant: holder ? null : await nearestWord(word, language) }
    }),
  )
}

function corrected(q: string, words: readonly Judged[]): string | null {
  const meant = new Map(words.flatMap(({ word, meant }) => (meant ? [[word, meant] as const] : [])))
  if (meant.size === 0) return null
  return q.replace(/[\p{L}\p{N}]{2,}/gu, (word) => meant.get(word.toLowerCase()) ?? word)
}

/** The glossary changes with the program: its names are read when somebody first searches. */
let names: Synonyms | undefined
async function synonyms(): Promise<Synonyms> {
  if (names) return names
  const rows = await db
    .select({ names: searchEntries.names })
    .from(searchEntries)
    .where(and(eq(searchEntries.kind, 'term'), eq(searchEntries.language, 'id')))
  const read = synonymsFrom(rows.map((row) => row.names))
  if (read.length) names = read
  return read
}
