import 'server-only'
import { and, eq, gt, lt, or, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { newId } from '#db/id.ts'
import { attempts, lessonProgress } from '#db/schema/index.ts'
import { type Transaction, transaction } from '../audit/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { keptMarks, markBlocks, readAnswers, scoreOf } from '../blocks/mark.ts'
import { Problem } from '../http/problem.ts'
import { recordPlace } from '../study/place.ts'
import { recordStudy } from '../study/record.ts'
import { submissionKey } from '../study/submission-key.ts'
import { drawnNow, lockEnrollment } from '../study/under-test.ts'
import { type attempt, passMark } from './contract.ts'
import { openLesson } from './open-lesson.ts'
import { toAttempt } from './queries.ts'

/** Marks the answers and keeps them. The best attempt counts: neither score nor status ever goes down. */
export async function attemptLesson(actor: Actor, input: z.output<typeof attempt.input>) {
  const open = await openLesson(actor, input.lesson_id)
  const given = readAnswers(open.blocks, input.answers, input.language)
  const marks = markBlocks(open.blocks, given, { language: input.language, solutions: false })
  const score = scoreOf(marks)
  const passed = score >= passMark
  const key = keyOf(input.submission_id ?? newId(), open.lesson.id, given)
  // A checklist is never wrong: while it is not complete, something in it is unanswered.
  const unanswered = marks.some(({ result, correct }) => result === null || (result.type === 'checklist' && !correct))

  return transaction(actor, async (tx) => {
    await lockEnrollment(tx, actor.id, open.course.id)
    // An answer sent again is refused as well: it would be explained.
    const drawn = await drawnNow(tx, actor.id)
    if (open.blocks.some(({ id }) => drawn.has(id))) throw new Problem('test-under-way')
    const kept = keptMarks(marks, given)
    const same = await justNow(tx, actor, open.lesson, kept)
    const [row] = same
      ? []
      : await tx
          .insert(attempts)
          .values({
            ...{ userId: actor.id, lessonId: open.lesson.id, submissionId: key, score, passed },
            lessonVersion: open.lesson.version,
            marks: kept,
          })
          .onConflictDoNothing()
          .returning()
    // Sent twice: what the first one brought about is the answer to both.
    const stored = same ?? row ?? (await earlier(tx, actor, key))
    if (row) {
      await remember(tx, actor, open, { score, passed, unanswered, at: lastOf(marks) })
      await recordStudy(tx, actor, { courseId: open.course.id, answered: answeredOf(marks) })
    }
    const [standing] = await tx
      .select({ status: lessonProgress.status })
      .from(lessonProgress)
      .where(and(eq(lessonProgress.userId, actor.id), eq(lessonProgress.lessonId, stored.lessonId)))
    return {
      ...toAttempt(stored, open, { language: input.language, solutions: false }),
      lesson_status: standing?.status ?? 'in_progress',
    }
  })
}

/** The same answers from another tab, at once: each page has a submission id of its own. */
async function justNow(
  tx: Transaction,
  actor: Actor,
  { id, version }: { id: string; version: number },
  marks: (typeof attempts.$inferSelect)['marks'],
) {
  const [row] = await tx
    .select()
    .from(attempts)
    .where(
      and(
        eq(attempts.userId, actor.id),
        eq(attempts.lessonId, id),
        eq(attempts.lessonVersion, version),
        gt(attempts.createdAt, sql`now() - interval '10 seconds'`),
        eq(attempts.marks, marks),
      ),
    )
    .limit(1)
  return row
}

async function earlier(tx: Transaction, actor: Actor, submissionId: string) {
  const [row] = await tx
    .select()
    .from(attempts)
    .where(and(eq(attempts.userId, actor.id), eq(attempts.submissionId, submissionId)))
  if (!row) throw new Error('an attempt was neither stored nor there already')
  return row
}

const keyOf = (submissionId: string, lessonId: string, given: ReadonlyMap<string, unknown>) =>
  submissionKey(`${submissionId} ${lessonId} ${JSON.stringify([...given].sort(([a], [b]) => (a < b ? -1 : 1)))}`)

type Marks = ReturnType<typeof markBlocks>

/** A self-assessment cannot be wrong, and what was left out is no mistake. */
const answeredOf = (marks: Marks) =>
  marks
    .filter(({ result }) => result !== null && result.type !== 'checklist')
    .map(({ block_id, correct }) => ({ blockId: block_id, correct }))

const lastOf = (marks: Marks) => marks.findLast(({ result }) => result !== null)?.block_id ?? null

/** `at`: the exercise she had come to; null leaves her place as it was. */
type Outcome = { score: number; passed: boolean; unanswered: boolean; at: string | null }

async function remember(
  tx: Transaction,
  actor: Actor,
  { lesson, enrollmentId }: Awaited<ReturnType<typeof openLesson>>,
  { score, passed, unanswered, at }: Outcome,
): Promise<void> {
  const status = passed ? 'complete' : unanswered ? 'in_progress' : 'needs_70'
  await tx
    .insert(lessonProgress)
    .values({
      userId: actor.id,
      lessonId: lesson.id,
      status,
      bestScore: score,
      completedAt: passed ? sql`now()` : null,
    })
    .onConflictDoUpdate({
      target: [lessonProgress.userId, lessonProgress.lessonId],
      // The states are declared from least to most, so that the greater one is the one further on.
      set: {
        status: sql`greatest(${lessonProgress.status}, excluded.status)`,
        bestScore: sql`greatest(${lessonProgress.bestScore}, excluded.best_score)`,
        completedAt: sql`coalesce(${lessonProgress.completedAt}, excluded.completed_at)`,
      },
      setWhere: or(
        lt(lessonProgress.status, sql`excluded.status`),
        sql`coalesce(${lessonProgress.bestScore}, -1) < excluded.best_score`,
      ),
    })
  await recordPlace(tx, { userId: actor.id, enrollmentId, lessonId: lesson.id, blockId: at })
}
