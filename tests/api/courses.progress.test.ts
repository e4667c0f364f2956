import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { lessons } from '#db/schema/index.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { attempt } from '#lib/lessons/contract.ts'
import { getCourseProgress } from '#lib/progress/contract.ts'
import { ask } from '../ask.ts'
import { system } from '../factories.ts'
import { aLearner, anEnrolledLearner, answers, C1, firstLesson, readiness, seedCourses } from './learning.ts'

beforeAll(seedCourses)

describe('GET /api/v1/courses/{course_id}/progress', () => {
  it('begins at zero, and says which lessons are not open yet', async () => {
    const { as } = await anEnrolledLearner()
    const closed = eq(lessons.code, 'C1.4.3')
    await transaction(system, (tx) => tx.update(lessons).set({ status: 'coming' }).where(closed))
    const { status, body } = await ask(getCourseProgress, { course_id: C1 }, { as })
    expect(status).toBe(200)
    expect(body).toMatchObject({ percent: 0, completed_lessons: 0, total_lessons: 12, last_lesson_id: null })
    expect(body).toMatchObject({ completed_at: null, credential_id: null })
    expect(body.lessons.map((lesson: { reason: string }) => lesson.reason)).toEqual([
      ...Array(11).fill('not_opened'),
      'coming',
    ])
    await transaction(system, (tx) => tx.update(lessons).set({ status: 'published' }).where(closed))
  })

  it('says of each lesson why it is not complete', async () => {
    const { as } = await anEnrolledLearner()
    const right = { loaded: 'b', 'through-trader': 'b', 'two-figures': 'c' }
    await ask(
      attempt,
      { lesson_id: firstLesson, answers: await answers(firstLesson, { ...right, loaded: 'a' }) },
      { as },
    )
    await ask(attempt, { lesson_id: readiness, answers: await answers(readiness, { scale: 'b' }) }, { as })
    const before = (await ask(getCourseProgress, { course_id: C1 }, { as })).body
    expect(before.lessons.slice(0, 3)).toMatchObject([
      { status: 'needs_70', score: 67, reason: 'below_70' },
      { status: 'in_progress', score: 33, reason: 'unanswered' },
      { status: 'not_started', score: null, reason: 'not_opened' },
    ])
    expect(before.last_lesson_id).toBe(before.lessons[1].id)

    await ask(attempt, { lesson_id: firstLesson, answers: await answers(firstLesson, right) }, { as })
    const after = (await ask(getCourseProgress, { course_id: C1 }, { as })).body
    expect(after).toMatchObject({ percent: 8, completed_lessons: 1 })
    expect(after.lessons[0]).toMatchObject({ status: 'complete', score: 100, reason: null })
  })

  it('is her own: another learner, not enrolled, is told to enrol', async () => {
    const { as } = await aLearner()
    const { status, body } = await ask(getCourseProgress, { course_id: C1 }, { as })
    expect([status, body.type]).toEqual([403, 'http://localhost:3000/problems/not-enrolled'])
    expect((await ask(getCourseProgress, { course_id: 'no-such-course' }, { as })).status).toBe(404)
    expect((await ask(getCourseProgress, { course_id: C1 })).status).toBe(401)
  })
})
