import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { testAttempts } from '#db/schema/index.ts'
import type { Transaction } from '../audit/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { keptMarks, markBlocks, scoreOf } from '../blocks/mark.ts'
import { courseMark } from '../study/mastery.ts'
import { type Answered, recordStudy } from '../study/record.ts'
import { type Asked, askedIn } from './questions.ts'

export type AttemptRow = typeof testAttempts.$inferSelect

export const isOver = ({ dueAt }: Pick<AttemptRow, 'dueAt'>, now = new Date()): boolean =>
  dueAt !== null && dueAt <= now

/** Marks what is saved and closes the attempt, once: whoever finds it closed gets null. */
export async function closeAttempt(tx: Transaction, actor: Actor, row: AttemptRow): Promise<AttemptRow | null> {
  const asked = await askedIn(tx, row.questions)
  const given = new Map(Object.entries(row.answers))
  const marks = markBlocks(asked, given, { language: 'id', solutions: false })
  const score = scoreOf(marks)
  const now = new Date()
  const [closed] = await tx
    .update(testAttempts)
    .set({
      // Whoever comes back late has waited since the time was up.
      submittedAt: isOver(row, now) ? row.dueAt : now,
      score,
      passed: score >= courseMark,
      marks: keptMarks(marks, given),
    })
    .where(and(eq(testAttempts.id, row.id), isNull(testAttempts.submittedAt)))
    .returning()
  if (!closed) return null
  const answered = marks.flatMap(({ block_id, correct }) =>
    given.has(block_id) ? [answerTo(asked, block_id, correct)] : [],
  )
  await recordStudy(tx, actor, { courseId: row.courseId, answered })
  return closed
}

const answerTo = (asked: readonly Asked[], id: string, correct: boolean): Answered =>
  asked.find((each) => each.id === id)?.source === 'bank' ? { questionId: id, correct } : { blockId: id, correct }
