import 'server-only'
import { and, asc, desc, eq, isNotNull, lt, ne } from 'drizzle-orm'
import type { z } from 'zod'
import { db } from '#db/client.ts'
import { courses, lessonProgress, lessons, sections, testAttempts } from '#db/schema/index.ts'
import type { Actor } from '../auth/actor.ts'
import { markBlocks } from '../blocks/mark.ts'
import type { Language } from '../blocks/shared.ts'
import { isId } from '../http/contract.ts'
import { page, readCursor } from '../http/cursor.ts'
import { nullFor, Problem } from '../http/problem.ts'
import { allowance } from '../study/allowance.ts'
import { courseMark } from '../study/mastery.ts'
import { type AttemptRow, isOver } from './close-attempt.ts'
import type { getTest, getTestResult, listTestAttempts, OpenTest, Test, TestResult, TestSummary } from './contract.ts'
import { findTestedCourse } from './find-course.ts'
import { ownAttempt } from './own-attempt.ts'
import { askedIn, type Reader, toBlock } from './questions.ts'

export async function getOwnTest(actor: Actor, { course_id, language }: z.output<typeof getTest.input>): Promise<Test> {
  const course = await findTestedCourse(db, actor, course_id)
  const [rows, covers] = await Promise.all([
    db
      .select({ ...summaryColumns, dueAt: testAttempts.dueAt })
      .from(testAttempts)
      .where(and(eq(testAttempts.userId, actor.id), eq(testAttempts.courseId, course.id)))
      .orderBy(asc(testAttempts.number)),
    coveredBy(actor, course.id, language),
  ])
  const done = rows.flatMap((row) => summary(row) ?? [])
  const open = rows.find(({ submittedAt }) => submittedAt === null)
  const [asked] = open ? await db.select(openColumns).from(testAttempts).where(eq(testAttempts.id, open.id)) : []
  const { questions, minutes, attempts, coolingHours } = course.finalTest
  const { left, againAt } = allowance(
    course.finalTest,
    // One whose time is up counts, whether or not it has been closed.
    rows.flatMap((row) => row.submittedAt ?? (isOver(row) ? (row.dueAt ?? []) : [])),
    new Date(),
  )
  return {
    course: { id: course.id, code: course.code, slug: course.slug, title: course.title[language] },
    rules: { questions, minutes, attempts, cooling_hours: coolingHours, pass_mark: courseMark },
    covers,
    best_score: done.length ? Math.max(...done.map(({ score }) => score)) : null,
    passed: done.some(({ passed }) => passed),
    attempts_left: left,
    again_at: againAt?.toISOString() ?? null,
    open: asked ? await toOpenTest(db, asked, language) : null,
    latest: done.at(-1) ?? null,
  }
}

/** The same, or null for somebody who has yet to enrol: the page then leads to the course. */
export const findOwnTest = (actor: Actor, input: z.output<typeof getTest.input>): Promise<Test | null> =>
  nullFor('not-enrolled', getOwnTest(actor, input))

async function coveredBy(actor: Actor, courseId: string, language: Language): Promise<Test['covers']> {
  const { id, code, slug, title, status } = lessons
  const rows = await db
    .select({ section: sections, lesson: { id, code, slug, title, status }, progress: lessonProgress.status })
    .from(sections)
    .innerJoin(lessons, eq(lessons.sectionId, sections.id))
    .leftJoin(lessonProgress, and(eq(lessonProgress.lessonId, lessons.id), eq(lessonProgress.userId, actor.id)))
    .where(and(eq(sections.courseId, courseId), ne(lessons.status, 'archived')))
    .orderBy(asc(sections.position), asc(lessons.position))
  return [...Map.groupBy(rows, ({ section }) => section.code)].map(([code, group]) => ({
    code,
    title: group[0]?.section.title[language] ?? '',
    lessons: group.map(({ lesson: { status, title, ...lesson }, progress }) => ({
      ...lesson,
      title: title[language],
      complete: progress === 'complete',
      open: status === 'published',
    })),
  }))
}

export async function listOwnTestAttempts(actor: Actor, input: z.output<typeof listTestAttempts.input>) {
  const course = await findTestedCourse(db, actor, input.course_id)
  const list = `tests:${course.id}`
  const after = readCursor(list, input.cursor)
  const rows = await db
    .select(summaryColumns)
    .from(testAttempts)
    .where(
      and(
        ...[
          eq(testAttempts.userId, actor.id),
          eq(testAttempts.courseId, course.id),
          isNotNull(testAttempts.submittedAt),
        ],
        after ? lt(testAttempts.number, Number(after[0])) : undefined,
      ),
    )
    .orderBy(desc(testAttempts.number))
    .limit(input.limit + 1)
  const { data, next_cursor } = page(list, rows, input.limit, ({ number }) => [number])
  return { data: data.flatMap((row) => summary(row) ?? []), next_cursor }
}

export async function getOwnTestResult(actor: Actor, input: z.output<typeof getTestResult.input>): Promise<TestResult> {
  const [row] = await db
    .select({ attempt: testAttempts })
    .from(testAttempts)
    .innerJoin(courses, eq(courses.id, testAttempts.courseId))
    .where(ownAttempt(actor, input))
  if (!row) throw new Problem('attempt-not-found')
  return toTestResult(db, row.attempt, input.language)
}

/** The same; null while it is under way, undefined where there is none. */
export async function findOwnTestResult(actor: Actor, input: z.output<typeof getTestResult.input>) {
  try {
    return isId(input.attempt_id) ? await getOwnTestResult(actor, input) : undefined
  } catch (error) {
    if (error instanceof Problem && error.type === 'test-not-submitted') return null
    if (error instanceof Problem && error.type === 'attempt-not-found') return undefined
    throw error
  }
}

const { id, number, startedAt, submittedAt, dueAt, score, passed, questions, answers } = testAttempts
const summaryColumns = { id, number, startedAt, submittedAt, score, passed }
export const openColumns = { id, number, startedAt, dueAt, questions, answers }
export type OpenRow = Pick<AttemptRow, keyof typeof openColumns>

function summary(row: Pick<AttemptRow, keyof typeof summaryColumns>): TestSummary | null {
  const { id, number, startedAt, submittedAt, score, passed } = row

  if (submittedAt === null || score === null || passed === null) return null
  return {
    ...{ attempt_id: id, number, score, passed },
    started_at: startedAt.toISOString(),
    submitted_at: submittedAt.toISOString(),
  }
}

/** While it is open: what is asked and what she has answered, and nothing that would tell whether it is right. */
export async function toOpenTest(reader: Reader, row: OpenRow, language: Language): Promise<OpenTest> {
  const asked = await askedIn(reader, row.questions)
  return {
    ...{ attempt_id: row.id, number: row.number, over: isOver(row), answers: row.answers },
    started_at: row.startedAt.toISOString(),
    due_at: row.dueAt?.toISOString() ?? null,
    questions: asked.map((question, n) => ({ block: toBlock(question, n, language) })),
  }
}

/** What was given counts as it was marked then; it is explained by the questions as they are now. */
export async function toTestResult(reader: Reader, row: AttemptRow, language: Language): Promise<TestResult> {
  const asked = await askedIn(reader, row.questions)
  const [course] = await reader.select().from(courses).where(eq(courses.id, row.courseId))
  const head = summary(row)
  if (!head) throw new Problem('test-not-submitted')
  if (!course) throw new Error(`attempt ${row.id} belongs to no course`)
  const kept = new Map(row.marks?.map((mark) => [mark.block_id, mark]))
  const given = new Map([...kept].flatMap(([id, mark]) => (mark.given === null ? [] : [[id, mark.given] as const])))
  const marks = new Map(markBlocks(asked, given, { language, solutions: true }).map((mark) => [mark.block_id, mark]))
  return {
    ...head,
    correct: [...kept.values()].filter((mark) => mark.correct).length,
    course: { id: course.id, code: course.code, slug: course.slug, title: course.title[language] },
    questions: asked.flatMap((question, n) => {
      const [mark, then] = [marks.get(question.id), kept.get(question.id)]
      if (!mark || !then) return []
      const { lesson } = question
      return [
        {
          block: toBlock(question, n, language),
          mark: { ...mark, correct: then.correct, score: then.score },
          lesson: lesson && {
            ...{ id: lesson.id, code: lesson.code, slug: lesson.slug, title: lesson.title[language] },
            open: lesson.status === 'published',
          },
        },
      ]
    }),
  }
}
