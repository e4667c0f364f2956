import { eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { reviewCards } from '#db/schema/index.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { attempt } from '#lib/lessons/contract.ts'
import { ask } from '../ask.ts'
import { type Person, system } from '../factories.ts'
import { answers, firstLesson } from './learning.ts'

export const right = { loaded: 'b', 'through-trader': 'b', 'two-figures': 'c' }

/** An attempt at the first lesson with these answers in place of the right ones. */
export const tryLesson = async (as: string, given: Record<string, unknown> = {}) =>
  ask(attempt, { lesson_id: firstLesson, answers: await answers(firstLesson, { ...right, ...given }) }, { as })

export const cardsOf = (user: Person) => db.select().from(reviewCards).where(eq(reviewCards.userId, user.id))

/** As if so many days had gone by since her last answers. */
export async function daysLater(user: Person, days: number): Promise<void> {
  const back = (date: Date) => new Date(date.getTime() - days * 86_400_000)
  for (const card of await cardsOf(user))
    await transaction(system, (tx) =>
      tx
        .update(reviewCards)
        .set({ dueAt: back(card.dueAt), lastReviewedAt: card.lastReviewedAt && back(card.lastReviewedAt) })
        .where(eq(reviewCards.id, card.id)),
    )
}
