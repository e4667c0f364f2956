import 'server-only'
import type { z } from 'zod'
import type { Actor } from '../auth/actor.ts'
import { markBlocks } from '../blocks/mark.ts'
import type { MarkedBlock } from '../blocks/schema.ts'
import { isId, type Language } from '../http/contract.ts'
import { dayIn } from '../study/days.ts'
import { type Card, dueCards, exerciseOf, findCard, outlook, toReview } from './cards.ts'
import type { listReviews, Queue, Review } from './contract.ts'

export async function listOwnReviews(
  actor: Actor,
  { limit, language }: z.output<typeof listReviews.input>,
): Promise<Queue> {
  const [cards, counted] = await Promise.all([dueCards(actor, limit), countOwnReviews(actor)])
  return { data: cards.map((card) => toReview(card, language)), next_cursor: null, ...counted }
}

/** How many are due today, and when the next one after that is. */
export async function countOwnReviews(actor: Actor): Promise<Pick<Queue, 'due' | 'next_on'>> {
  const { due, nextAt, timeZone } = await outlook(actor)
  return { due, next_on: nextAt && dayIn(timeZone, nextAt) }
}

export type AnsweredReview = { review: Review; mark: MarkedBlock; next_on: string }

/** What came of an answer, for the page that shows it; null where there is none. */
export async function findAnsweredReview(actor: Actor, id: string, language: Language): Promise<AnsweredReview | null> {
  const card = isId(id) ? await findCard(actor, id) : null
  if (!card || card.card.given === null) return null
  const { timeZone } = await outlook(actor)
  return {
    review: toReview(card, language),
    mark: markCard(card, card.card.given, language),
    next_on: dayIn(timeZone, card.card.dueAt),
  }
}

export function markCard(card: Card, given: unknown, language: Language): MarkedBlock {
  const exercise = exerciseOf(card)
  const [mark] = markBlocks([exercise], new Map([[exercise.id, given]]), { language, solutions: true })
  if (!mark) throw new Error(`${exercise.type} is not answered`)
  return mark
}
