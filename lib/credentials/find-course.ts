import 'server-only'
import { eq } from 'drizzle-orm'
import { courses } from '#db/schema/index.ts'
import { isId } from '../http/contract.ts'

export const courseIs = (idOrSlug: string) => (isId(idOrSlug) ? eq(courses.id, idOrSlug) : eq(courses.slug, idOrSlug))

/** What a credential says of its course. */
export const courseColumns = {
  id: courses.id,
  code: courses.code,
  slug: courses.slug,
  title: courses.title,
  summary: courses.summary,
  project: courses.project,
  projectForm: courses.projectForm,
  outcomes: courses.outcomes,
  alignment: courses.alignment,
}
