import 'server-only'
import { and, count, desc, eq, lt, max, or, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { db } from '#db/client.ts'
import { projectDrafts, projectSubmissions } from '#db/schema/index.ts'
import type { Actor } from '../auth/actor.ts'
import { page, readCursor } from '../http/cursor.ts'
import { nullFor, Problem } from '../http/problem.ts'
import { courseMark } from '../study/mastery.ts'
import type { getProject, getSubmission, listSubmissions, Project, Submission } from './contract.ts'
import type { Work } from './form.ts'
import { shownForm } from './in-language.ts'
import { findProject, type OpenProject, openProject, placeOf } from './open-project.ts'
import { toSubmission } from './to-submission.ts'

const { userId, courseId } = projectSubmissions
const mine = (actor: Actor, { course }: OpenProject) => and(eq(userId, actor.id), eq(courseId, course.id))

export async function getOwnProject(actor: Actor, input: z.output<typeof getProject.input>): Promise<Project> {
  const open = await openProject(db, actor, input.course_id)
  const [[draft], [standing]] = await Promise.all([
    db
      .select()
      .from(projectDrafts)
      .where(and(eq(projectDrafts.userId, actor.id), eq(projectDrafts.courseId, open.course.id))),
    db
      .select({
        best: max(projectSubmissions.score),
        passed: sql<boolean>`coalesce(bool_or(${projectSubmissions.passed}), false)`,
        submissions: count(),
      })
      .from(projectSubmissions)
      .where(mine(actor, open)),
  ])
  return {
    course: placeOf(open, input.language),
    pass_mark: courseMark,
    form: shownForm(open.form, input.language),
    draft: draft ? { ...(draft.work as KeptDraft), updated_at: draft.updatedAt.toISOString() } : null,
    best_score: standing?.best ?? null,
    passed: standing?.passed ?? false,
    submissions: standing?.submissions ?? 0,
  }
}

export type KeptDraft = { work: Work; own: Record<string, number> }

/** The same, or null for somebody who has yet to enrol: the page then leads to the course. */
export const findOwnProject = (actor: Actor, input: z.output<typeof getProject.input>): Promise<Project | null> =>
  nullFor('not-enrolled', getOwnProject(actor, input))

export async function listOwnSubmissions(
  actor: Actor,
  { course_id, limit, cursor }: z.output<typeof listSubmissions.input>,
): Promise<z.input<typeof listSubmissions.output>> {
  const open = await openProject(db, actor, course_id)
  const after = readCursor('project-submissions', cursor)
  const [since, last] = after ? [new Date(String(after[0])), String(after[1])] : []
  const { id, createdAt, score, passed } = projectSubmissions
  const rows = await db
    .select({ id, createdAt, score, passed })
    .from(projectSubmissions)
    .where(
      and(
        mine(actor, open),
        since && last ? or(lt(createdAt, since), and(eq(createdAt, since), lt(id, last))) : undefined,
      ),
    )
    .orderBy(desc(createdAt), desc(id))
    .limit(limit + 1)
  const { data, next_cursor } = page('project-submissions', rows, limit, (row) => [row.createdAt.toISOString(), row.id])
  return {
    data: data.map((row) => ({
      ...{ submission_id: row.id, score: row.score, passed: row.passed },
      created_at: row.createdAt.toISOString(),
    })),
    next_cursor,
  }
}

/** Somebody else's is not found. */
export async function getOwnSubmission(actor: Actor, input: z.output<typeof getSubmission.input>): Promise<Submission> {
  const project = await findProject(db, actor, input.course_id)
  const [row] = await db
    .select()
    .from(projectSubmissions)
    .where(and(mine(actor, project), eq(projectSubmissions.id, input.submission_id)))
  if (!row) throw new Problem('submission-not-found')
  return toSubmission(row, project, input.language)
}
