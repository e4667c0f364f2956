import 'server-only'
import { randomInt } from 'node:crypto'
import { and, asc, eq, isNull, lte } from 'drizzle-orm'
import type { z } from 'zod'
import { db } from '#db/client.ts'
import { testAttempts } from '#db/schema/index.ts'
import { type Transaction, transaction } from '../audit/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { Reply } from '../http/contract.ts'
import { Problem } from '../http/problem.ts'
import { allowance } from '../study/allowance.ts'
import { lockEnrollment } from '../study/under-test.ts'
import { type AttemptRow, closeAttempt } from './close-attempt.ts'
import type { OpenTest, startTest } from './contract.ts'
import { draw } from './draw.ts'
import { findTestedCourse, type TestedCourse } from './find-course.ts'
import { type OpenRow, openColumns, toOpenTest } from './queries.ts'
import { poolOf } from './questions.ts'

const MINUTE_MS = 60_000

/** One attempt at a time: who has one under way goes on with it, from whatever tab or device. */
export async function startFinalTest(actor: Actor, { course_id, language }: z.output<typeof startTest.input>) {
  const course = await findTestedCourse(db, actor, course_id)
  await closeOver(actor, course)
  return transaction(actor, async (tx) => {
    // Two clicks at once start one after the other; the partial unique index would refuse the second in any case.
    await lockEnrollment(tx, actor.id, course.id)
    const earlier = await tx
      .select({ ...openColumns, submittedAt: testAttempts.submittedAt })
      .from(testAttempts)
      .where(of(actor, course))
      .orderBy(asc(testAttempts.number))
    const open = earlier.find(({ submittedAt }) => submittedAt === null)
    if (open) return new Reply<200, OpenTest>(200, await toOpenTest(tx, open, language))
    return toOpenTest(tx, await begin(tx, actor, course, earlier), language)
  })
}

const of = (actor: Actor, course: TestedCourse) =>
  and(eq(testAttempts.userId, actor.id), eq(testAttempts.courseId, course.id))

/** By itself: it holds even where another attempt is refused. */
async function closeOver(actor: Actor, course: TestedCourse): Promise<void> {
  await transaction(actor, async (tx) => {
    await lockEnrollment(tx, actor.id, course.id)
    const over = and(of(actor, course), isNull(testAttempts.submittedAt), lte(testAttempts.dueAt, new Date()))
    const [row] = await tx.select().from(testAttempts).where(over).for('update')
    if (row) await closeAttempt(tx, actor, row)
  })
}

type Earlier = Pick<AttemptRow, 'number' | 'questions' | 'submittedAt'>

async function begin(
  tx: Transaction,
  actor: Actor,
  course: TestedCourse,
  earlier: readonly Earlier[],
): Promise<OpenRow> {
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
    .returning(openColumns)
  if (!row) throw new Error('an attempt was not stored')
  return row
}
