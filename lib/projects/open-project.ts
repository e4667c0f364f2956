import 'server-only'
import { and, eq } from 'drizzle-orm'
import { courses, enrollments, users } from '#db/schema/index.ts'
import type { Transaction } from '../audit/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { isId, isIdOrSlug, type Language } from '../http/contract.ts'
import { Problem } from '../http/problem.ts'
import type { ProjectForm } from './form.ts'

export type OpenProject = Awaited<ReturnType<typeof openProject>>

/** The project of a published course that the actor is enrolled in. */
export async function openProject(reader: Pick<Transaction, 'select'>, actor: Actor, idOrSlug: string) {
  if (!isIdOrSlug(idOrSlug)) throw new Problem('project-not-found')
  const { id, code, slug, title, projectForm } = courses
  const [row] = await reader
    .select({ course: { id, code, slug, title, projectForm }, enrolled: enrollments.id, timeZone: users.timeZone })
    .from(courses)
    .innerJoin(users, eq(users.id, actor.id))
    .leftJoin(enrollments, and(eq(enrollments.courseId, id), eq(enrollments.userId, actor.id)))
    .where(and(isId(idOrSlug) ? eq(id, idOrSlug) : eq(slug, idOrSlug), eq(courses.status, 'published')))
  if (!row?.course.projectForm) throw new Problem('project-not-found')
  if (row.enrolled === null) throw new Problem('not-enrolled')
  // The seed checked it when it loaded the files.
  return { course: row.course, form: row.course.projectForm as ProjectForm, timeZone: row.timeZone }
}

export const placeOf = ({ course: { id, code, slug, title } }: OpenProject, language: Language) => ({
  ...{ id, code, slug, title: title[language] },
})
