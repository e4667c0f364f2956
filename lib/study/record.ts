import 'server-only'
import type { Transaction } from '../audit/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { type Answered, recordCards } from './cards.ts'
import { recordDay } from './day.ts'
import { type Mastery, recordMastery } from './mastery.ts'

export type { Answered } from './cards.ts'

/** What every piece of learning leaves behind, in the transaction that keeps it. */
export async function recordStudy(
  tx: Transaction,
  actor: Actor,
  { courseId, answered }: { courseId: string; answered: readonly Answered[] },
): Promise<Mastery> {
  // In this order everywhere: enrollments, days, cards. Verbs that meet wait for each other, never in a circle.
  const mastery = await recordMastery(tx, actor.id, courseId)
  const clock = await recordDay(tx, actor.id, courseId)
  await recordCards(tx, actor.id, answered, clock)
  return mastery
}
