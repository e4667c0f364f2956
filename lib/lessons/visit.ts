import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { db } from '#db/client.ts'
import { blocks, lessonProgress } from '#db/schema/index.ts'
import { transaction } from '../audit/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { Problem } from '../http/problem.ts'
import { recordMinutes } from '../study/day.ts'
import { recordPlace } from '../study/place.ts'
import type { visit } from './contract.ts'
import { enterLesson } from './open-lesson.ts'

/** A page tells that a lesson is open before her: how long it has been used, and where she is in it. */
export async function visitLesson(actor: Actor, input: z.output<typeof visit.input>) {
  const { lesson, course, enrollmentId } = await enterLesson(actor, input.lesson_id)
  const blockId = input.block_id ?? null
  if (blockId) await requireBlock(lesson.id, blockId)
  return transaction(actor, async (tx) => {
    await tx
      .insert(lessonProgress)
      .values({ userId: actor.id, lessonId: lesson.id, status: 'in_progress' })
      .onConflictDoNothing()
    await recordPlace(tx, { userId: actor.id, enrollmentId, lessonId: lesson.id, blockId })
    const { day, seconds } = await recordMinutes(tx, actor.id, {
      courseId: course.id,
      reported: input.seconds,
      browserZone: input.time_zone,
    })
    return { lesson_id: lesson.id, day, seconds }
  })
}

async function requireBlock(lessonId: string, blockId: string): Promise<void> {
  const [block] = await db
    .select({ id: blocks.id })
    .from(blocks)
    .where(and(eq(blocks.id, blockId), eq(blocks.lessonId, lessonId)))
  if (!block)
    throw new Problem('invalid-input', { errors: [{ pointer: '/block_id', detail: 'There is no such block here.' }] })
}
