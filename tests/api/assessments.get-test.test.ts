import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { courses } from '#db/schema/index.ts'
import { getTest, getTestResult, listTestAttempts } from '#lib/assessments/contract.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { attempt } from '#lib/lessons/contract.ts'
import { ask } from '../ask.ts'
import { system } from '../factories.ts'
import { SECRET } from '../fixtures/bank.ts'
import { aLearner, anEnrolledLearner, answers, C1, firstLesson } from './learning.ts'
import { resultOf, rightAnswers, seedTest, start, submit } from './testing.ts'

beforeAll(() => seedTest())
const read = (as?: string, more = {}) => ask(getTest, { course_id: C1, ...more }, as ? { as } : {})

describe('GET /api/v1/courses/{course_id}/test', () => {
  it('says the rules, what it covers and what is missing, before anything is begun', async () => {
    const { as } = await anEnrolledLearner()
    const byKey = await answers(firstLesson, { loaded: 'b', 'through-trader': 'b', 'two-figures': 'c' })
    await ask(attempt, { lesson_id: firstLesson, answers: byKey }, { as })
    const { status, body } = await read(as, { language: 'en' })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      rules: { questions: 20, minutes: 30, attempts: 2, cooling_hours: 24, pass_mark: 75 },
      ...{ best_score: null, passed: false, attempts_left: 2, again_at: null, open: null, latest: null },
    })
    expect(body.covers.map(({ code }: { code: string }) => code)).toEqual(['C1.1', 'C1.2', 'C1.3', 'C1.4'])
    const lessons = body.covers.flatMap((section: { lessons: { complete: boolean }[] }) => section.lessons)
    expect(lessons).toHaveLength(12)
    expect(lessons.filter(({ complete }: { complete: boolean }) => complete)).toMatchObject([
      { slug: firstLesson, title: 'What counts as an export' },
    ])
  })

  it('shows the attempt under way without any answer key, until it is submitted', async () => {
    const { as } = await anEnrolledLearner()
    const { body: open } = await start(as)
    const before = await read(as)
    expect(before.body.open).toEqual(open)
    for (const { text } of [
      before,
      await ask(listTestAttempts, { course_id: C1 }, { as }),
      await resultOf(as, open.attempt_id),
    ])
      expect(text).not.toContain(SECRET)
    const result = await submit(as, open.attempt_id, await rightAnswers(open))
    expect(result.text).toContain(SECRET)
    expect((await read(as)).body).toMatchObject({
      ...{ open: null, best_score: 100, passed: true, attempts_left: 1, again_at: null },
      latest: { attempt_id: open.attempt_id, score: 100 },
    })
  })

  it('says when she may try again once the attempts are used', async () => {
    const { as } = await anEnrolledLearner()
    for (let n = 0; n < 2; n++) await submit(as, (await start(as)).body.attempt_id)
    const { body } = await read(as)
    expect(body.attempts_left).toBe(0)
    expect(Date.parse(body.again_at) - Date.parse(body.latest.submitted_at)).toBe(24 * 3_600_000)
  })

  it('signed out 401, not enrolled 403, a course without a test 404', async () => {
    const { as } = await aLearner()
    expect((await read()).status).toBe(401)
    expect((await read(as)).status).toBe(403)
    const { as: enrolled } = await anEnrolledLearner()
    const [row] = await db.select().from(courses).where(eq(courses.slug, C1))
    const set = (finalTest: typeof row extends undefined ? never : NonNullable<typeof row>['finalTest']) =>
      transaction(system, (tx) => tx.update(courses).set({ finalTest }).where(eq(courses.slug, C1)))
    await set(null)
    const { status, body } = await read(enrolled)
    await set(row?.finalTest ?? null)
    expect([status, body.type]).toEqual([404, 'http://localhost:3000/problems/test-not-found'])
  })
})

describe('GET /api/v1/courses/{course_id}/test/attempts', () => {
  it('lists own submitted attempts, the latest first, page by page', async () => {
    const { as } = await anEnrolledLearner()
    const other = await anEnrolledLearner()
    await submit(other.as, (await start(other.as)).body.attempt_id)
    for (let n = 0; n < 2; n++) await submit(as, (await start(as)).body.attempt_id)
    const list = (more: object) => ask(listTestAttempts, { course_id: C1, ...more }, { as })
    const one = await list({ limit: 1 })
    const two = await list({ limit: 1, cursor: one.body.next_cursor })
    expect([...one.body.data, ...two.body.data].map(({ number }) => number)).toEqual([2, 1])
    expect(two.body.next_cursor).toBeNull()
  })
})

describe('GET /api/v1/courses/{course_id}/test/attempts/{attempt_id}', () => {
  it('answers the result that submitting answered, and nobody else gets it', async () => {
    const { as } = await anEnrolledLearner()
    const { as: other } = await anEnrolledLearner()
    const { body: open } = await start(as)
    expect((await resultOf(as, open.attempt_id)).body.type).toContain('/test-not-submitted')
    const { body } = await submit(as, open.attempt_id, await rightAnswers(open))
    expect((await resultOf(as, open.attempt_id)).body).toEqual(body)
    expect((await resultOf(other, open.attempt_id)).status).toBe(404)
    const inEnglish = await ask(getTestResult, { course_id: C1, attempt_id: open.attempt_id, language: 'en' }, { as })
    expect(inEnglish.body.course.title).not.toBe(body.course.title)
  })
})
