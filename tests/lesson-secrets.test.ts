import { and, eq, isNotNull } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#db/client.ts'
import { blocks, courses, lessons, sections } from '#db/schema/index.ts'
import { enroll } from '#lib/courses/contract.ts'
import { contentRoot, loadCourses } from '#lib/lessons/content/load.ts'
import { getLesson } from '#lib/lessons/contract.ts'
import { catalogue } from '#lib/toolkit/catalogue.ts'
import { readPage } from '#lib/toolkit/page-state.ts'
import { aLearner, seedCourses } from './api/learning.ts'
import { ask } from './ask.ts'

beforeAll(seedCourses)

type Answer = { feedback?: Record<'id' | 'en', Record<string, string>> } & Record<string, unknown>

/** Names of fields that hold an answer, in any type of exercise. */
const answerFields = ['feedback', 'right', 'value', 'tolerance', 'slips', 'groups', 'places', 'mismatches', 'best']

describe('what a learner is sent before she has answered', () => {
  it('holds no explanation and no key, in any lesson, in either language, even where she asks for the answers', async () => {
    const { as } = await aLearner()
    const open = await db
      .select({ slug: lessons.slug, id: lessons.id, course: courses.slug })
      .from(lessons)
      .innerJoin(sections, eq(sections.id, lessons.sectionId))
      .innerJoin(courses, eq(courses.id, sections.courseId))
      .where(and(eq(lessons.status, 'published'), eq(courses.status, 'published')))
    for (const course of new Set(open.map((lesson) => lesson.course)))
      expect((await ask(enroll, { course_id: course }, { as })).status).toBe(201)
    let explanations = 0
    for (const { slug, id } of open) {
      const stored = await db
        .select({ key: blocks.key, answer: blocks.answer })
        .from(blocks)
        .where(and(eq(blocks.lessonId, id), isNotNull(blocks.answer)))
      for (const language of ['id', 'en'] as const) {
        const { status, body } = await ask(getLesson, { lesson_id: slug, language, solutions: 'true' }, { as })
        expect([slug, status]).toEqual([slug, 200])
        expect(body.latest_attempt).toBeNull()
        const sent = JSON.stringify(body)
        for (const { key, answer } of stored) {
          const { feedback } = answer as Answer
          for (const text of Object.values(feedback?.[language] ?? {})) {
            explanations += 1
            expect([slug, key, sent.includes(JSON.stringify(text).slice(1, -1))]).toEqual([slug, key, false])
          }
        }
        for (const block of body.blocks.filter((it: object) => 'point' in it))
          for (const field of answerFields) expect(fieldsOf(block.content)).not.toContain(field)
      }
    }
    expect(open.length).toBeGreaterThan(30)
    expect(explanations).toBeGreaterThan(1000)
  }, 120_000)
})

/** The names of all fields within a value. `right` of a document's row is what stands in the right one. */
function fieldsOf(value: unknown, within = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => fieldsOf(item, within))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(within === 'rows' && name === 'right' ? [] : [name]),
    ...fieldsOf(inner, name),
  ])
}

const written = loadCourses(contentRoot).flatMap((course) =>
  course.sections.flatMap((section) =>
    section.lessons.flatMap(({ lesson, ...entry }) => (lesson ? [{ ...entry, lesson }] : [])),
  ),
)
type Preset = { calculator: string; preset: Record<string, unknown> }
const embedded = written.flatMap(({ code, lesson }) =>
  lesson.blocks
    .filter((block) => block.type === 'calculator')
    .map((block) => ({ code, lesson, content: block.content.id as Preset })),
)

describe('a calculator within a lesson', () => {
  it.each(embedded)(
    '$code: starts with figures that it takes, and with no answer of an exercise',
    ({ lesson, content }) => {
      const calculator = catalogue.find(({ name }) => name === content.calculator)
      if (!calculator) throw new Error(`there is no calculator ${content.calculator}`)
      const { problems, answer } = readPage(calculator, content.preset, {}, 'id')
      expect(problems).toEqual([])
      const shown = Object.values(answer?.output ?? {}).map(Number)
      for (const block of lesson.blocks.filter(({ type }) => type === 'numeric'))
        expect(shown).not.toContain((block.answer as { value: number }).value)
    },
  )

  it('stands in every lesson whose course names one, and in no lesson twice', () => {
    const named = written.filter(({ activity }) => activity === 'calc').map(({ code }) => code)
    expect(embedded.map(({ code }) => code)).toEqual(named)
  })
})
