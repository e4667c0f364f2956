import 'server-only'
import { and, eq } from 'drizzle-orm'
import { courses, enrollments, users } from '#db/schema/index.ts'
import type { Transaction } from '../audit/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import type { Language } from '../http/contract.ts'
import { named } from '../http/named.ts'
import { Problem } from '../http/problem.ts'
import type { ProjectForm } from './form.ts'

type Reader = Pick<Transaction, 'select'>
export type OpenProject = Awaited<ReturnType<typeof openProject>>

/** The project of a published course that the actor is enrolled in. */
export async function openProject(reader: Reader, actor: Actor, idOrSlug: string) {
  const { enrolled, ...project } = await findProject(reader, actor, idOrSlug)
  if (!enrolled) throw new Problem('not-enrolled')
  return project
}

/** The project of a published course, whoever asks. */
export async function findProject(reader: Reader, actor: Actor, idOrSlug: string) {
  const { id, code, slug, title, projectForm } = courses
  const [row] = await reader
    .select({ course: { id, code, slug, title, projectForm }, enrolled: enrollments.id, timeZone: users.timeZone })
    .from(courses)
    .innerJoin(users, eq(users.id, actor.id))
    .leftJoin(enrollments, and(eq(enrollments.courseId, id), eq(enrollments.userId, actor.id)))
    .where(and(named(courses, idOrSlug), eq(courses.status, 'published')))
  if (!row?.course.projectForm) throw new Problem('project-not-found')
  // The seed checked it when it loaded the files.
  const { course, timeZone, enrolled } = row
  return { course, form: course.projectForm as ProjectForm, timeZone, enrolled: enrolled !== null }
}

export const placeOf = ({ course: { id, code, slug, title } }: OpenProject, language: Language) => ({
  ...{ id, code, slug, title: title[language] },
})
