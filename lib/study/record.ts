import 'server-only'
import type { Transaction } from '../audit/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { type Mastery, recordMastery } from './mastery.ts'

/** An exercise that was answered: of a lesson (a block) or of a course's bank (a question). */
export type Answered = { blockId: string; correct: boolean } | { questionId: string; correct: boolean }

/** What every piece of learning leaves behind, in the transaction that keeps it. */
export async function recordStudy(
  tx: Transaction,
  actor: Actor,
  { courseId }: { courseId: string; answered: readonly Answered[] },
): Promise<Mastery> {
  return recordMastery(tx, actor.id, courseId)
}
