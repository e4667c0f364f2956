import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { searchWords } from '#db/schema/index.ts'
import type { Language } from '../http/contract.ts'
import { distance } from './distance.ts'

const LETTERS_MIN = 4

/** The word of the lessons and the glossary that somebody may have meant, or null: one mistake, or two in a longer word. */
export async function nearestWord(word: string, language: Language): Promise<string | null> {
  const { length } = word
  if (length < LETTERS_MIN) return null
  const most = length < 6 ? 1 : 2
  const near = await db
    .select({ word: searchWords.word, entries: searchWords.entries })
    .from(searchWords)
    .where(
      and(
        eq(searchWords.language, language),
        sql`length(${searchWords.word}) between ${length - most} and ${length + most}`,
      ),
    )
  // People seldom miss the first letter, and mean what is written often.
  const cost = (other: string) => distance(word, other, most) + (other[0] === word[0] ? 0 : 0.5)
  return (
    near
      .map((candidate) => ({ ...candidate, cost: cost(candidate.word) }))
      .filter((candidate) => candidate.cost <= most)
      .sort((a, b) => a.cost - b.cost || b.entries - a.entries)[0]?.word ?? null
  )
}
