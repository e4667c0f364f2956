import { and, eq, isNull, sql } from 'drizzle-orm'
import {
  courses,
  enrollments,
  lessonProgress,
  lessons,
  projectSubmissions,
  sections,
  testAttempts,
} from '#db/schema/index.ts'
import type { Transaction } from '../audit/transaction.ts'

/** Percent that a course asks for in its final test, and in its project. */
export const courseMark = 75

/** What a course asks of whoever completes it, and what of it is done. */
export type Mastery = {
  lessons: { complete: number; total: number }
  /** Null where the course has none. */
  test: Part | null
  project: Part | null
  complete: boolean
}
type Part = { best: number | null; passed: boolean }

type Reader = Pick<Transaction, 'select'>

export async function masteryOf(reader: Reader, userId: string, courseId: string): Promise<Mastery> {
  const [row] = await reader
    .select({
      hasTest: sql<boolean>`${courses.finalTest} is not null`,
      hasProject: sql<boolean>`${courses.projectForm} is not null`,
      total: count(sql`true`),
      complete: count(sql`${lessonProgress.status} = 'complete'`),
    })
    .from(courses)
    .leftJoin(sections, eq(sections.courseId, courses.id))
    .leftJoin(lessons, and(eq(lessons.sectionId, sections.id), eq(lessons.status, 'published')))
    .leftJoin(lessonProgress, and(eq(lessonProgress.lessonId, lessons.id), eq(lessonProgress.userId, userId)))
    .where(eq(courses.id, courseId))
    .groupBy(courses.id)
  // One after the other: within a transaction there is one connection.
  const tests = row?.hasTest ? await best(reader, testAttempts, userId, courseId) : null
  const projects = row?.hasProject ? await best(reader, projectSubmissions, userId, courseId) : null
  const done = { complete: row?.complete ?? 0, total: row?.total ?? 0 }
  const complete =
    done.total > 0 && done.complete === done.total && (tests?.passed ?? true) && (projects?.passed ?? true)
  return { lessons: done, test: tests, project: projects, complete }
}

const count = (condition: ReturnType<typeof sql>) =>
  sql<number>`count(${lessons.id}) filter (where ${condition})`.mapWith(Number)

async function best(
  reader: Reader,
  table: typeof testAttempts | typeof projectSubmissions,
  userId: string,
  courseId: string,
): Promise<Part> {
  const [row] = await reader
    .select({
      best: sql<number | null>`max(${table.score})`,
      passed: sql<boolean>`coalesce(bool_or(${table.passed}), false)`,
    })
    .from(table)
    .where(and(eq(table.userId, userId), eq(table.courseId, courseId)))
  return row ?? { best: null, passed: false }
}

/** Called by whatever may have been the last thing missing. */
export async function recordMastery(tx: Transaction, userId: string, courseId: string): Promise<Mastery> {
  const mastery = await masteryOf(tx, userId, courseId)
  if (mastery.complete)
    await tx
      .update(enrollments)
      .set({ completedAt: sql`now()` })
      .where(and(eq(enrollments.userId, userId), eq(enrollments.courseId, courseId), isNull(enrollments.completedAt)))
  return mastery
}
