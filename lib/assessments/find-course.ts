import 'server-only'
import { and, eq } from 'drizzle-orm'
import { courses, enrollments, type FinalTest } from '#db/schema/index.ts'
import type { Actor } from '../auth/actor.ts'
import { named } from '../http/named.ts'
import { Problem } from '../http/problem.ts'
import type { Reader } from './questions.ts'

type CourseRow = Pick<typeof courses.$inferSelect, 'id' | 'code' | 'slug' | 'title'>
export type TestedCourse = CourseRow & { finalTest: FinalTest; enrollmentId: string }

/** A published course with a final test that the actor is enrolled in. */
export async function findTestedCourse(reader: Reader, actor: Actor, idOrSlug: string): Promise<TestedCourse> {
  const { id, code, slug, title, finalTest } = courses
  const [row] = await reader
    .select({ course: { id, code, slug, title }, finalTest, enrollmentId: enrollments.id })
    .from(courses)
    .leftJoin(enrollments, and(eq(enrollments.courseId, courses.id), eq(enrollments.userId, actor.id)))
    .where(and(named(courses, idOrSlug), eq(courses.status, 'published')))
  if (!row?.finalTest) throw new Problem('test-not-found')
  if (row.enrollmentId === null) throw new Problem('not-enrolled')
  return { ...row.course, finalTest: row.finalTest, enrollmentId: row.enrollmentId }
}
