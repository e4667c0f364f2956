import { and, eq, inArray } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { auditLog, blocks, lessonProgress, lessons } from '#db/schema/index.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { attempt, complete } from '#lib/lessons/contract.ts'
import { ask } from '../ask.ts'
import { system } from '../factories.ts'
import { aLearner, anEnrolledLearner, answers, firstLesson, journey, seedCourses } from './learning.ts'

beforeAll(seedCourses)

describe('POST /api/v1/lessons/{lesson_id}/complete', () => {
  it('a lesson with exercises is not complete before they are passed', async () => {
    const { user, as } = await anEnrolledLearner()
    const early = await ask(complete, { lesson_id: firstLesson }, { as })
    expect([early.status, early.body.type]).toEqual([409, 'http://localhost:3000/problems/lesson-not-passed'])
    expect(await db.$count(lessonProgress, eq(lessonProgress.userId, user.id))).toBe(0)

    const given = await answers(firstLesson, { loaded: 'b', 'through-trader': 'b', 'two-figures': 'c' })
    await ask(attempt, { lesson_id: firstLesson, answers: given }, { as })
    const late = await ask(complete, { lesson_id: firstLesson }, { as })
    expect([late.status, late.body]).toEqual([200, expect.objectContaining({ status: 'complete', score: 100 })])
  })

  it('a lesson that is only read is complete when she says so, and stays it', async () => {
    const { user, as } = await anEnrolledLearner()
    const [row] = await db.select({ id: lessons.id }).from(lessons).where(eq(lessons.slug, journey))
    const exercises = and(eq(blocks.lessonId, row?.id ?? ''), inArray(blocks.type, ['order']))
    await transaction(system, (tx) => tx.update(blocks).set({ archivedAt: new Date() }).where(exercises))

    const first = await ask(complete, { lesson_id: journey }, { as })
    expect([first.status, first.body]).toEqual([200, expect.objectContaining({ status: 'complete', score: null })])
    expect((await ask(complete, { lesson_id: journey }, { as })).body).toEqual(first.body)
    const audit = await db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.tableName, 'lesson_progress'), eq(auditLog.actorId, user.id)))
    expect(audit).toHaveLength(1)
  })

  it('signed out 401, not enrolled 403', async () => {
    const { as } = await aLearner()
    expect((await ask(complete, { lesson_id: firstLesson })).status).toBe(401)
    expect((await ask(complete, { lesson_id: firstLesson }, { as })).status).toBe(403)
  })
})
