import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { courses, enrollments } from '#db/schema/index.ts'
import { transaction } from '../audit/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { Problem } from '../http/problem.ts'
import type { enroll } from './contract.ts'
import { courseIs } from './queries.ts'

/** Two clicks at once enrol once: the unique key decides, not a look beforehand. */
export async function enrollInCourse(actor: Actor, { course_id }: z.output<typeof enroll.input>) {
  return transaction(actor, async (tx) => {
    const [course] = await tx
      .select({ id: courses.id })
      .from(courses)
      .where(and(courseIs(course_id), eq(courses.status, 'published')))
    if (!course) throw new Problem('course-not-found')
    const [row] = await tx
      .insert(enrollments)
      .values({ userId: actor.id, courseId: course.id })
      .onConflictDoNothing()
      .returning()
    if (!row) throw new Problem('already-enrolled')
    return { id: row.id, course_id: row.courseId, enrolled_at: row.enrolledAt.toISOString() }
  })
}
