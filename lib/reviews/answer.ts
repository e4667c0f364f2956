import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { reviewCards } from '#db/schema/index.ts'
import { transaction } from '../audit/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { readAnswers } from '../blocks/mark.ts'
import type { Language } from '../http/contract.ts'
import { Problem } from '../http/problem.ts'
import { dayIn } from '../study/days.ts'
import { recordStudy } from '../study/record.ts'
import { drawnNow, lockEnrollment } from '../study/under-test.ts'
import { type Card, exerciseOf, findCard, outlook } from './cards.ts'
import type { answerReview } from './contract.ts'
import { markCard } from './queries.ts'

/** Practising once more is free: an answer moves the card only where it says something new (lib/study/schedule.ts). */
export async function answerOwnReview(actor: Actor, { id, answer, language }: z.output<typeof answerReview.input>) {
  const found = await findCard(actor, id)
  if (!found) throw new Problem('review-not-found')
  const given = readAnswer(found, answer, language)
  const mark = markCard(found, given, language)
  const { blockId, questionId } = found.card
  const exercise = blockId ? { blockId } : { questionId: questionId ?? '' }
  const dueAt = await transaction(actor, async (tx) => {
    // A test that asks it may have begun since it was found.
    await lockEnrollment(tx, actor.id, found.course.id)
    if ((await drawnNow(tx, actor.id)).has(blockId ?? questionId ?? '')) throw new Problem('review-not-found')
    await recordStudy(tx, actor, { courseId: found.course.id, answered: [{ ...exercise, correct: mark.correct }] })
    const [card] = await tx
      .update(reviewCards)
      .set({ given })
      .where(and(eq(reviewCards.id, id), eq(reviewCards.userId, actor.id)))
      .returning({ dueAt: reviewCards.dueAt })
    if (!card) throw new Problem('review-not-found')
    return card.dueAt
  })
  const { due, timeZone } = await outlook(actor)
  return { id, mark, next_on: dayIn(timeZone, dueAt), due }
}

/** As the exercise reads it; the problem names this endpoint's one field. */
function readAnswer(card: Card, answer: unknown, language: Language): unknown {
  const exercise = exerciseOf(card)
  try {
    const given = readAnswers([exercise], { [exercise.id]: answer }, language).get(exercise.id)
    if (given !== undefined) return given
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const errors = error.errors?.map(({ detail }) => ({ pointer: '/answer', detail }))
    throw new Problem(error.type, { ...(errors && { errors }) })
  }
  throw new Problem('invalid-input', { errors: [{ pointer: '/answer', detail: 'is missing' }] })
}
