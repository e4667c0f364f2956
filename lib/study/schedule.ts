import { createEmptyCard, fsrs, Rating, type State } from 'ts-fsrs'
import { addDays, dayIn, startOfDay } from './days.ts'

/** What is remembered of one exercise: the columns of review_cards. */
export type Memory = {
  dueAt: Date
  lastReviewedAt: Date | null
  stability: number
  difficulty: number
  scheduledDays: number
  learningSteps: number
  reps: number
  lapses: number
  state: number
}
export type Clock = { timeZone: string; now: Date }

/** In whole days, since the queue is one of days; without chance, so that the same answers give the same dates; and every exercise comes back within a year. */
const scheduler = fsrs({ enable_short_term: false, enable_fuzz: false, maximum_interval: 365 })

// FSRS counts days by UTC; it is given dates of her own calendar, as if they were UTC's.
const asDate = (day: string) => new Date(day)

/**
 * The card after an answer, or null where the answer says nothing new: right before it was due, or wrong once more on a day
 * that has its lapse already.
 */
export function afterAnswer(card: Memory | null, correct: boolean, { timeZone, now }: Clock): Memory | null {
  if (correct && (!card || card.dueAt > now)) return null
  const today = dayIn(timeZone, now)
  const lastDay = card?.lastReviewedAt && dayIn(timeZone, card.lastReviewedAt)
  if (card && !correct && lastDay === today && card.dueAt <= startOfDay(addDays(today, 1), timeZone)) return null
  const before = card ? asCard(card, lastDay ?? null) : createEmptyCard(asDate(today))
  const { card: next } = scheduler.next(before, asDate(today), correct ? Rating.Good : Rating.Again)
  return {
    dueAt: startOfDay(addDays(today, next.scheduled_days), timeZone),
    lastReviewedAt: now,
    stability: next.stability,
    difficulty: next.difficulty,
    scheduledDays: next.scheduled_days,
    learningSteps: next.learning_steps,
    reps: next.reps,
    lapses: next.lapses,
    state: next.state,
  }
}

const asCard = (card: Memory, lastDay: string | null) => ({
  due: card.dueAt,
  last_review: lastDay ? asDate(lastDay) : null,
  stability: card.stability,
  difficulty: card.difficulty,
  elapsed_days: 0, // ts-fsrs works it out from last_review
  scheduled_days: card.scheduledDays,
  learning_steps: card.learningSteps,
  reps: card.reps,
  lapses: card.lapses,
  state: card.state as State,
})
