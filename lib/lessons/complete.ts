import 'server-only'
import { and, eq, ne, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { lessonProgress } from '#db/schema/index.ts'
import { transaction } from '../audit/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { exercisesOf } from '../blocks/mark.ts'
import { Problem } from '../http/problem.ts'
import { recordPlace } from '../study/place.ts'
import { recordStudy } from '../study/record.ts'
import type { complete } from './contract.ts'
import { openLesson } from './open-lesson.ts'

/** For lessons that are read. One with exercises is completed by passing them; here it only says that it is. */
export async function completeLesson(actor: Actor, { lesson_id }: z.output<typeof complete.input>) {
  const open = await openLesson(actor, lesson_id)
  const mine = and(eq(lessonProgress.userId, actor.id), eq(lessonProgress.lessonId, open.lesson.id))
  return transaction(actor, async (tx) => {
    if (exercisesOf(open.blocks).length === 0) {
      await tx
        .insert(lessonProgress)
        .values({ userId: actor.id, lessonId: open.lesson.id, status: 'complete', completedAt: sql`now()` })
        .onConflictDoUpdate({
          target: [lessonProgress.userId, lessonProgress.lessonId],
          set: { status: 'complete', completedAt: sql`now()` },
          setWhere: ne(lessonProgress.status, 'complete'),
        })
      await recordPlace(tx, {
        userId: actor.id,
        enrollmentId: open.enrollmentId,
        lessonId: open.lesson.id,
        blockId: null,
      })
    }
    const [row] = await tx.select().from(lessonProgress).where(mine)
    if (row?.status !== 'complete' || !row.completedAt) throw new Problem('lesson-not-passed')
    await recordStudy(tx, actor, { courseId: open.course.id, answered: [] })
    return {
      lesson_id: open.lesson.id,
      status: row.status,
      score: row.bestScore,
      completed_at: row.completedAt.toISOString(),
    }
  })
}
