import 'server-only'
import { and, desc, eq, ne } from 'drizzle-orm'
import type { z } from 'zod'
import { db } from '#db/client.ts'
import { courses, enrollments } from '#db/schema/index.ts'
import type { Actor, Caller } from '../auth/actor.ts'
import type { Language } from '../http/contract.ts'
import { named } from '../http/named.ts'
import { Problem } from '../http/problem.ts'
import type { CourseProgress, getCourseProgress, LessonProgress } from './contract.ts'
import { standings } from './standing.ts'
import { nextLesson, toProgress } from './to-progress.ts'

type Enrollment = typeof enrollments.$inferSelect

export async function getOwnProgress(
  actor: Actor,
  { course_id }: z.output<typeof getCourseProgress.input>,
): Promise<CourseProgress> {
  const [row] = await db
    .select({ id: courses.id, enrollment: enrollments })
    .from(courses)
    .leftJoin(enrollments, and(eq(enrollments.courseId, courses.id), eq(enrollments.userId, actor.id)))
    .where(and(ne(courses.status, 'archived'), named(courses, course_id)))
  if (!row) throw new Problem('course-not-found')
  if (!row.enrollment) throw new Problem('not-enrolled')
  return progressIn(actor, row.enrollment)
}

/** Null for somebody who is signed out or not enrolled: the course page shows itself to everybody. */
export async function findOwnProgress(caller: Caller, courseId: string): Promise<CourseProgress | null> {
  if (caller.kind === 'anonymous') return null
  const [enrollment] = await db
    .select()
    .from(enrollments)
    .where(and(eq(enrollments.courseId, courseId), eq(enrollments.userId, caller.id)))
  return enrollment ? progressIn(caller, enrollment) : null
}

async function progressIn(actor: Actor, enrollment: Enrollment): Promise<CourseProgress> {
  const standing = (await standings(actor, [enrollment.courseId])).get(enrollment.courseId)
  if (!standing) throw new Error('an enrollment without its course')
  return toProgress(enrollment, standing)
}

export type OwnCourse = CourseProgress & {
  code: string
  slug: string
  title: string
  /** Where "continue" leads to, to the block; null when every open lesson is complete. */
  resume: { href: string; slug: string; title: string; minutes: number; status: LessonProgress['status'] } | null
  /** When a page of it was last open before her; null if never. */
  seenAt: Date | null
  /** By lesson id. */
  names: Record<string, { slug: string; title: string }>
}

/** Every course that the learner has begun, the one she was in last first, with what is missing in each. */
export async function listOwnCourses(actor: Actor, language: Language): Promise<OwnCourse[]> {
  const rows = await db
    .select({ course: courses, enrollment: enrollments })
    .from(enrollments)
    .innerJoin(courses, eq(courses.id, enrollments.courseId))
    .where(eq(enrollments.userId, actor.id))
    .orderBy(desc(enrollments.enrolledAt))
  const of = await standings(
    actor,
    rows.map((row) => row.course.id),
  )
  const own = rows.flatMap(({ course, enrollment }): OwnCourse[] => {
    const standing = of.get(course.id)
    if (!standing) return []
    const { lessons } = standing
    const next = nextLesson(enrollment, lessons)
    const seen = lessons.flatMap(({ seenAt }) => seenAt?.getTime() ?? [])
    return [
      {
        ...toProgress(enrollment, standing),
        ...{ code: course.code, slug: course.slug, title: course.title[language] },
        resume: next
          ? {
              href: `/learn/${course.slug}/${next.slug}${next.block ? `#${next.block}` : ''}`,
              ...{ slug: next.slug, title: next.title[language], minutes: next.minutes },
              status: next.progress ?? 'not_started',
            }
          : null,
        seenAt: seen.length ? new Date(Math.max(...seen)) : null,
        names: Object.fromEntries(lessons.map(({ id, slug, title }) => [id, { slug, title: title[language] }])),
      },
    ]
  })
  const at = ({ seenAt, enrolled_at }: OwnCourse) => seenAt?.getTime() ?? Date.parse(enrolled_at)
  return own.sort((a, b) => at(b) - at(a))
}
