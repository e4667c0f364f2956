import 'server-only'
import { and, eq, inArray, or, sql } from 'drizzle-orm'
import { reviewCards } from '#db/schema/index.ts'
import type { Transaction } from '../audit/transaction.ts'
import { afterAnswer, type Clock } from './schedule.ts'

/** An exercise that was answered: of a lesson (a block) or of a course's bank (a question). */
export type Answered = { blockId: string; correct: boolean } | { questionId: string; correct: boolean }

type Card = typeof reviewCards.$inferInsert

/** A wrong answer makes a card or lapses it; a right one counts where its card is due. */
export async function recordCards(
  tx: Transaction,
  userId: string,
  answered: readonly Answered[],
  clock: Clock,
): Promise<void> {
  if (!answered.length) return
  const exercises = answered.map((each) => ({ blockId: null, questionId: null, ...each }))
  const known = await tx
    .select()
    .from(reviewCards)
    .where(
      and(
        eq(reviewCards.userId, userId),
        or(
          inArray(
            reviewCards.blockId,
            exercises.flatMap(({ blockId }) => blockId ?? []),
          ),
          inArray(
            reviewCards.questionId,
            exercises.flatMap(({ questionId }) => questionId ?? []),
          ),
        ),
      ),
    )
  const cards = exercises.flatMap(({ blockId, questionId, correct }): Card[] => {
    const card = known.find((each) => each.blockId === blockId && each.questionId === questionId)
    const after = afterAnswer(card ?? null, correct, clock)
    return after ? [{ userId, blockId, questionId, ...after }] : []
  })
  await keep(
    tx,
    cards.filter(({ blockId }) => blockId),
    reviewCards.blockId,
  )
  await keep(
    tx,
    cards.filter(({ questionId }) => questionId),
    reviewCards.questionId,
  )
}

const memory = {
  dueAt: sql`excluded.due_at`,
  lastReviewedAt: sql`excluded.last_reviewed_at`,
  stability: sql`excluded.stability`,
  difficulty: sql`excluded.difficulty`,
  scheduledDays: sql`excluded.scheduled_days`,
  learningSteps: sql`excluded.learning_steps`,
  reps: sql`excluded.reps`,
  lapses: sql`excluded.lapses`,
  state: sql`excluded.state`,
}

async function keep(
  tx: Transaction,
  cards: Card[],
  exercise: typeof reviewCards.blockId | typeof reviewCards.questionId,
) {
  if (!cards.length) return
  // In one order, so that two tabs that answer at once wait for each other rather than in a circle.
  const idOf = (card: Card) => card.blockId ?? card.questionId ?? ''
  await tx
    .insert(reviewCards)
    .values(cards.toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1)))
    .onConflictDoUpdate({ target: [reviewCards.userId, exercise], set: memory })
}
