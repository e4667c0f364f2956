import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { newId } from '#db/id.ts'
import {
  blocks,
  courses,
  credentials,
  lessonProgress,
  lessons,
  projectDrafts,
  projectSubmissions,
  sections,
  testAttempts,
} from '#db/schema/index.ts'
import { type Transaction, transaction } from '#lib/audit/transaction.ts'
import { attempt, visit } from '#lib/lessons/contract.ts'
import { getCourseProgress } from '#lib/progress/contract.ts'
import { ask } from '../ask.ts'
import { type Person, system } from '../factories.ts'
import { aLearner, anEnrolledLearner, answers, blockIds, C1, firstLesson, readiness, seedCourses } from './learning.ts'

const finalTest = { questions: 20, minutes: 30, attempts: 2, coolingHours: 24 }

beforeAll(async () => {
  await seedCourses()
  await transaction(system, (tx) => tx.update(courses).set({ finalTest, projectForm: {} }).where(eq(courses.slug, C1)))
})

const c1 = async () => (await db.select().from(courses).where(eq(courses.slug, C1)))[0]?.id ?? ''
const write = (work: (tx: Transaction) => Promise<unknown>) => transaction(system, work)

async function tested(user: Person, number: number, score: number | null, hoursAgo = 0) {
  const at = new Date(Date.now() - hoursAgo * 3_600_000)
  const marked = score === null ? {} : { submittedAt: at, score, passed: score >= 75, marks: [] }
  await write(async (tx) =>
    tx
      .insert(testAttempts)
      .values({ userId: user.id, courseId: await c1(), number, questions: [], startedAt: at, ...marked }),
  )
}
async function handedIn(user: Person, score: number) {
  const submission = { userId: user.id, submissionId: newId(), work: {}, marks: [], score, passed: score >= 75 }
  await write(async (tx) => tx.insert(projectSubmissions).values({ ...submission, courseId: await c1() }))
}
async function lessonsDone(user: Person) {
  const all = await db
    .select({ id: lessons.id })
    .from(lessons)
    .innerJoin(sections, eq(sections.id, lessons.sectionId))
    .where(eq(sections.courseId, await c1()))
  const rows = all.map(({ id }) => ({
    ...{ userId: user.id, lessonId: id, status: 'complete' as const, bestScore: 90 },
    completedAt: new Date(),
  }))
  await write((tx) => tx.insert(lessonProgress).values(rows))
}

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
      { status: 'needs_70', score: 66, reason: 'below_70' },
      { status: 'in_progress', score: 33, reason: 'unanswered' },
      { status: 'not_started', score: null, reason: 'not_opened' },
    ])
    expect(before.last_lesson_id).toBe(before.lessons[1].id)

    await ask(attempt, { lesson_id: firstLesson, answers: await answers(firstLesson, right) }, { as })
    const after = (await ask(getCourseProgress, { course_id: C1 }, { as })).body
    // One of twelve lessons, a final test and a project.
    expect(after).toMatchObject({ percent: 7, completed_lessons: 1 })
    expect(after.lessons[0]).toMatchObject({ status: 'complete', score: 100, reason: null })
  })

  it('leads on to the block where she stopped, and past what is complete', async () => {
    const { as } = await anEnrolledLearner()
    const own = async () => (await ask(getCourseProgress, { course_id: C1 }, { as })).body
    const [first, second] = (await own()).lessons
    expect((await own()).next).toEqual({ lesson_id: first.id, block: null })
    const { loaded } = await blockIds(firstLesson)
    await ask(visit, { lesson_id: firstLesson, block_id: loaded, seconds: 9 }, { as })
    expect((await own()).next).toEqual({ lesson_id: first.id, block: 'loaded' })
    expect((await own()).lessons[0]).toMatchObject({ status: 'in_progress', reason: 'unanswered' })

    const right = { loaded: 'b', 'through-trader': 'b', 'two-figures': 'c' }
    await ask(attempt, { lesson_id: firstLesson, answers: await answers(firstLesson, right) }, { as })
    expect((await own()).next).toEqual({ lesson_id: second.id, block: null })

    // A block that was taken out of the lesson is nowhere to go.
    const { scale = '' } = await blockIds(readiness)
    await ask(visit, { lesson_id: readiness, block_id: scale, seconds: 9 }, { as })
    expect((await own()).next.block).toBe('scale')
    await write((tx) => tx.update(blocks).set({ archivedAt: new Date() }).where(eq(blocks.id, scale)))
    expect((await own()).next).toEqual({ lesson_id: second.id, block: null })
    await write((tx) => tx.update(blocks).set({ archivedAt: null }).where(eq(blocks.id, scale)))
  })

  it('says why the final test and the project are missing', async () => {
    const { user, as } = await anEnrolledLearner()
    const own = async () => (await ask(getCourseProgress, { course_id: C1 }, { as })).body
    const parts = async () => {
      const { final_test, project } = await own()
      return [
        final_test.status,
        final_test.reason,
        final_test.best_score,
        project.status,
        project.reason,
        project.best_score,
      ]
    }
    expect(await parts()).toEqual(['not_started', 'not_taken', null, 'not_started', 'not_handed_in', null])
    await tested(user, 1, 50, 2)
    await write(async (tx) => tx.insert(projectDrafts).values({ userId: user.id, courseId: await c1(), work: {} }))
    expect(await parts()).toEqual(['needs_75', 'below_75', 50, 'in_progress', 'draft', null])
    await tested(user, 2, 74, 1)
    await handedIn(user, 60)
    expect(await parts()).toEqual(['needs_75', 'cooling_off', 74, 'needs_75', 'below_75', 60])
    const { final_test, missing } = await own()
    expect(Date.parse(final_test.again_at) - Date.now()).toBeGreaterThan(22 * 3_600_000)
    expect(missing.slice(-2)).toMatchObject([
      { part: 'final_test', reason: 'cooling_off', score: 74 },
      { part: 'project', reason: 'below_75', score: 60 },
    ])
    expect(missing).toHaveLength(14)
    await tested(user, 3, null)
    expect((await parts()).slice(0, 3)).toEqual(['in_progress', 'not_submitted', 74])
  })

  it('is 100 percent when nothing is missing, and not before', async () => {
    const { user, as } = await anEnrolledLearner()
    const own = async () => (await ask(getCourseProgress, { course_id: C1 }, { as })).body
    await lessonsDone(user)
    expect(await own()).toMatchObject({ percent: 85, completed_lessons: 12, next: null })
    await tested(user, 1, 80)
    await handedIn(user, 74)
    expect(await own()).toMatchObject({ percent: 92, missing: [{ part: 'project' }] })
    await handedIn(user, 75)
    expect(await own()).toMatchObject({ percent: 100, missing: [], credential_id: null })
  })

  it('names the credential that holds, and none that was withdrawn', async () => {
    const { user, as } = await anEnrolledLearner()
    const own = async () => (await ask(getCourseProgress, { course_id: C1 }, { as })).body
    const head = {
      userId: user.id,
      courseId: await c1(),
      holderName: 'Sri',
      score: 80,
      statusIndex: 7,
      jwt: 'x',
      issuedAt: new Date(),
    }
    const [first] = await transaction(system, (tx) => tx.insert(credentials).values(head).returning())
    expect((await own()).credential_id).toBe(first?.id)
    await write((tx) =>
      tx
        .update(credentials)
        .set({ revokedAt: new Date() })
        .where(eq(credentials.id, first?.id ?? '')),
    )
    expect((await own()).credential_id).toBeNull()
  })

  it('is her own: another learner, not enrolled, is told to enrol', async () => {
    const { as } = await aLearner()
    const { status, body } = await ask(getCourseProgress, { course_id: C1 }, { as })
    expect([status, body.type]).toEqual([403, 'http://localhost:3000/problems/not-enrolled'])
    expect((await ask(getCourseProgress, { course_id: 'no-such-course' }, { as })).status).toBe(404)
    expect((await ask(getCourseProgress, { course_id: C1 })).status).toBe(401)
  })
})
