import 'server-only'
import { randomInt } from 'node:crypto'
import { and, asc, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { enrollments, testAttempts } from '#db/schema/index.ts'
import { type Transaction, transaction } from '../audit/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { Problem } from '../http/problem.ts'
import { allowance } from '../study/allowance.ts'
import { type AttemptRow, closeAttempt, isOver } from './close-attempt.ts'
import type { startTest } from './contract.ts'
import { draw } from './draw.ts'
import { findTestedCourse, type TestedCourse } from './find-course.ts'
import { toOpenTest } from './queries.ts'
import { poolOf } from './questions.ts'

const MINUTE_MS = 60_000

/** One attempt at a time: who has one under way goes on with it, from whatever tab or device. */
export async function startFinalTest(actor: Actor, { course_id, language }: z.output<typeof startTest.input>) {
  return transaction(actor, async (tx) => {
    const course = await findTestedCourse(tx, actor, course_id)
    // Two clicks at once start one after the other; the partial unique index would refuse the second in any case.
    await tx
      .select({ id: enrollments.id })
      .from(enrollments)
      .where(eq(enrollments.id, course.enrollmentId))
      .for('update')
    const earlier = await tx
      .select()
      .from(testAttempts)
      .where(and(eq(testAttempts.userId, actor.id), eq(testAttempts.courseId, course.id)))
      .orderBy(asc(testAttempts.number))
    const open = earlier.find(({ submittedAt }) => submittedAt === null)
    if (open && !isOver(open)) return toOpenTest(tx, open, language)
    const closed = open ? await closeAttempt(tx, actor, open) : null
    const done = earlier.map((row) => (row.id === closed?.id ? closed : row))
    return toOpenTest(tx, await begin(tx, actor, course, done), language)
  })
}

async function begin(tx: Transaction, actor: Actor, course: TestedCourse, earlier: AttemptRow[]): Promise<AttemptRow> {
  const { finalTest } = course
  const now = new Date()
  const submitted = earlier.flatMap(({ submittedAt }) => submittedAt ?? [])
  const { againAt } = allowance(finalTest, submitted, now)
  if (againAt)
    throw new Problem('test-resting', {
      detail: `The next attempt may begin at ${againAt.toISOString()}.`,
      retryAfter: Math.ceil((againAt.getTime() - now.getTime()) / 1000),
    })
  const [row] = await tx
    .insert(testAttempts)
    .values({
      userId: actor.id,
      courseId: course.id,
      number: (earlier.at(-1)?.number ?? 0) + 1,
      questions: draw(await poolOf(tx, course.id, earlier), finalTest.questions, (below) => randomInt(below)),
      startedAt: now,
      dueAt: finalTest.minutes === null ? null : new Date(now.getTime() + finalTest.minutes * MINUTE_MS),
    })
    .returning()
  if (!row) throw new Error('an attempt was not stored')
  return row
}
