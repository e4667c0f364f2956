import { beforeAll, describe, expect, it } from 'vitest'
import { contentRoot, loadCourse } from '#lib/lessons/content/load.ts'
import { attempt, getLesson } from '#lib/lessons/contract.ts'
import { ask } from '../ask.ts'
import { aLearner, anEnrolledLearner, answers, firstLesson, journey, readiness, seedCourses } from './learning.ts'

beforeAll(seedCourses)

describe('GET /api/v1/lessons/{lesson_id}', () => {
  it('shows a lesson in the language asked for, by slug or id', async () => {
    const { as } = await anEnrolledLearner()
    const { status, body } = await ask(getLesson, { lesson_id: firstLesson, language: 'en' }, { as })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      title: 'What counts as an export',
      course: { code: 'C1' },
      section: { code: 'C1.1' },
      checked_on: '2026-11-22',
      status: 'not_started',
      best_score: null,
      attempts: 0,
      latest_attempt: null,
    })
    const types = body.blocks.map((block: { type: string }) => block.type)
    expect(types).toEqual(['prose', 'keypoints', 'single', 'single', 'single'])
    expect(body.sources.at(-1).verify).toBe(true)
    expect((await ask(getLesson, { lesson_id: body.id, language: 'en' }, { as })).body).toEqual(body)
  })

  it.each([firstLesson, readiness, journey])(
    '%s gives no answer and no explanation away before an attempt',
    async (slug) => {
      const { as } = await anEnrolledLearner()
      const course = loadCourse(`${contentRoot}/c1-fondasi-legalitas-ekspor`)
      const lesson = course.sections.flatMap((section) => section.lessons).find((entry) => entry.slug === slug)?.lesson
      const texts = (lesson?.blocks ?? []).flatMap(({ answer }) =>
        answer ? Object.values((answer as { feedback: { id: Record<string, string> } }).feedback.id) : [],
      )
      expect(texts.length).toBeGreaterThan(5)
      for (const solutions of ['false', 'true']) {
        const { body, text } = await ask(getLesson, { lesson_id: slug, solutions }, { as })
        expect(body.latest_attempt).toBeNull()
        for (const explanation of texts) expect(text).not.toContain(JSON.stringify(explanation).slice(1, -1))
        expect(text).not.toMatch(/"(answer|right|groups|tolerance|value|feedback)":/)
      }
    },
  )

  it('shows the latest attempt again, and the right answers only where they were found or asked for', async () => {
    const { as } = await anEnrolledLearner()
    await ask(
      attempt,
      { lesson_id: firstLesson, answers: await answers(firstLesson, { loaded: 'a', 'two-figures': 'c' }) },
      { as },
    )
    const read = (more = {}) => ask(getLesson, { lesson_id: firstLesson, ...more }, { as })
    const [wrong, missed, right] = (await read()).body.latest_attempt.blocks
    expect(wrong).toMatchObject({ correct: false, result: { chosen: 'a' }, solution: null, key_point: 2 })
    expect(wrong.explanation).toContain('Wajar mengira begitu')
    expect(missed).toMatchObject({ correct: false, result: null, explanation: null, solution: null })
    expect(right).toMatchObject({ correct: true, solution: { right: 'c' } })
    const solved = (await read({ solutions: 'true' })).body.latest_attempt.blocks
    // What was left unanswered stays unsaid: an empty attempt is no way to the answers.
    const shown = solved.map((block: { solution: { right: string } | null }) => block.solution?.right ?? null)
    expect(shown).toEqual(['b', null, 'c'])
  })

  it('signed out 401, not enrolled 403, not open yet or unknown 404', async () => {
    const { as } = await aLearner()
    const enrolled = await anEnrolledLearner()
    expect((await ask(getLesson, { lesson_id: firstLesson })).status).toBe(401)
    const refused = await ask(getLesson, { lesson_id: firstLesson }, { as })
    expect([refused.status, refused.body.type]).toEqual([403, 'http://localhost:3000/problems/not-enrolled'])
    for (const lesson_id of ['kemasan-label-dan-ketahanan', 'no-such-lesson', '0198c0de-0000-7000-8000-000000000000'])
      expect((await ask(getLesson, { lesson_id }, { as: enrolled.as })).status).toBe(404)
  })
})
