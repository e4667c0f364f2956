import 'server-only'
import { courses } from '#db/schema/index.ts'

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
