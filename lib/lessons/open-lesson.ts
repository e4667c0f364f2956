import 'server-only'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { blocks, courses, enrollments, lessons, sections } from '#db/schema/index.ts'
import type { Actor } from '../auth/actor.ts'
import { named } from '../http/named.ts'
import { Problem } from '../http/problem.ts'

export type StoredBlock = typeof blocks.$inferSelect
export type OpenLesson = Awaited<ReturnType<typeof openLesson>>

/** A published lesson of a course that the actor is enrolled in. */
export async function enterLesson(actor: Actor, idOrSlug: string) {
  const [row] = await db
    .select({ lesson: lessons, section: sections, course: courses, enrollmentId: enrollments.id })
    .from(lessons)
    .innerJoin(sections, eq(sections.id, lessons.sectionId))
    .innerJoin(courses, eq(courses.id, sections.courseId))
    .leftJoin(enrollments, and(eq(enrollments.courseId, courses.id), eq(enrollments.userId, actor.id)))
    .where(and(named(lessons, idOrSlug), eq(lessons.status, 'published'), eq(courses.status, 'published')))
  if (!row) throw new Problem('lesson-not-found')
  const { enrollmentId, ...place } = row
  if (enrollmentId === null) throw new Problem('not-enrolled')
  return { ...place, enrollmentId }
}

/** The same with its blocks, answers included: for lib/lessons alone. */
export async function openLesson(actor: Actor, idOrSlug: string) {
  const place = await enterLesson(actor, idOrSlug)
  const parts = await db
    .select()
    .from(blocks)
    .where(and(eq(blocks.lessonId, place.lesson.id), isNull(blocks.archivedAt)))
    .orderBy(asc(blocks.position))
  return { ...place, blocks: parts }
}
