import 'server-only'
import { and, asc, desc, eq, inArray, ne } from 'drizzle-orm'
import type { z } from 'zod'
import { db } from '#db/client.ts'
import { courses, enrollments, lessonProgress, lessons, sections } from '#db/schema/index.ts'
import type { Actor, Caller } from '../auth/actor.ts'
import { isId, type Language } from '../http/contract.ts'
import { Problem } from '../http/problem.ts'
import type { CourseProgress, getCourseProgress, LessonProgress } from './contract.ts'

type Enrollment = typeof enrollments.$inferSelect

export async function getOwnProgress(
  actor: Actor,
  { course_id }: z.output<typeof getCourseProgress.input>,
): Promise<CourseProgress> {
  const [row] = await db
    .select({ id: courses.id, enrollment: enrollments })
    .from(courses)
    .leftJoin(enrollments, and(eq(enrollments.courseId, courses.id), eq(enrollments.userId, actor.id)))
    .where(
      and(ne(courses.status, 'archived'), isId(course_id) ? eq(courses.id, course_id) : eq(courses.slug, course_id)),
    )
  if (!row) throw new Problem('course-not-found')
  if (!row.enrollment) throw new Problem('not-enrolled')
  const standing = await standings(actor, [row.id])
  return toProgress(row.enrollment, standing)
}

/** Null for somebody who is signed out or not enrolled: the course page shows itself to everybody. */
export async function findOwnProgress(caller: Caller, courseId: string): Promise<CourseProgress | null> {
  if (caller.kind === 'anonymous') return null
  const [enrollment] = await db
    .select()
    .from(enrollments)
    .where(and(eq(enrollments.courseId, courseId), eq(enrollments.userId, caller.id)))
  return enrollment ? toProgress(enrollment, await standings(caller, [courseId])) : null
}

export type OwnCourse = CourseProgress & {
  code: string
  slug: string
  title: string
  /** Where to go on; null when every open lesson is complete. */
  next: { slug: string; title: string; minutes: number; status: LessonProgress['status'] } | null
  missing: { slug: string; title: string; score: number | null; reason: LessonProgress['reason'] }[]
}

/** Every course that the learner has begun, the latest first, with what is missing in each. */
export async function listOwnCourses(actor: Actor, language: Language): Promise<OwnCourse[]> {
  const rows = await db
    .select({ course: courses, enrollment: enrollments })
    .from(enrollments)
    .innerJoin(courses, eq(courses.id, enrollments.courseId))
    .where(eq(enrollments.userId, actor.id))
    .orderBy(desc(enrollments.enrolledAt))
  const standing = await standings(
    actor,
    rows.map((row) => row.course.id),
  )
  return rows.map(({ course, enrollment }) => {
    const own = standing.filter((lesson) => lesson.courseId === course.id)
    const progress = toProgress(enrollment, own)
    const missing = own.filter((lesson) => lesson.status === 'published' && lesson.progress !== 'complete')
    const next = missing.find((lesson) => lesson.id === enrollment.lastLessonId) ?? missing[0]
    return {
      ...progress,
      code: course.code,
      slug: course.slug,
      title: course.title[language],
      next: next
        ? {
            slug: next.slug,
            title: next.title[language],
            minutes: next.minutes,
            status: next.progress ?? 'not_started',
          }
        : null,
      missing: missing.map((lesson) => ({
        slug: lesson.slug,
        title: lesson.title[language],
        score: lesson.score,
        reason: reasonOf(lesson),
      })),
    }
  })
}

type Standing = Awaited<ReturnType<typeof standings>>[number]

/** Every lesson of these courses in reading order, with how the learner stands in it. */
function standings(actor: Actor, courseIds: string[]) {
  return db
    .select({
      courseId: sections.courseId,
      id: lessons.id,
      slug: lessons.slug,
      title: lessons.title,
      minutes: lessons.minutes,
      status: lessons.status,
      progress: lessonProgress.status,
      score: lessonProgress.bestScore,
    })
    .from(lessons)
    .innerJoin(sections, eq(sections.id, lessons.sectionId))
    .leftJoin(lessonProgress, and(eq(lessonProgress.lessonId, lessons.id), eq(lessonProgress.userId, actor.id)))
    .where(and(inArray(sections.courseId, courseIds), ne(lessons.status, 'archived')))
    .orderBy(asc(sections.position), asc(lessons.position))
}

function toProgress(enrollment: Enrollment, standing: Standing[]): CourseProgress {
  const completed = standing.filter((lesson) => lesson.progress === 'complete').length
  return {
    course_id: enrollment.courseId,
    enrolled_at: enrollment.enrolledAt.toISOString(),
    // Rounded down: 100 means that nothing is missing.
    percent: standing.length ? Math.floor((completed / standing.length) * 100) : 0,
    completed_lessons: completed,
    total_lessons: standing.length,
    lessons: standing.map((lesson) => ({
      id: lesson.id,
      status: lesson.progress ?? 'not_started',
      score: lesson.score,
      reason: reasonOf(lesson),
    })),
    last_lesson_id: enrollment.lastLessonId,
    completed_at: enrollment.completedAt?.toISOString() ?? null,
    credential_id: null,
  }
}

function reasonOf({ status, progress }: Standing): LessonProgress['reason'] {
  if (progress === 'complete') return null
  if (status !== 'published') return 'coming'
  if (progress === 'needs_70') return 'below_70'
  return progress === 'in_progress' ? 'unanswered' : 'not_opened'
}
