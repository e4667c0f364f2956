import 'server-only'
import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { projectDrafts } from '#db/schema/index.ts'
import { type Transaction, transaction } from '../audit/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import type { saveDraft } from './contract.ts'
import type { ProjectForm } from './form.ts'
import { openProject } from './open-project.ts'
import type { KeptDraft } from './queries.ts'
import { tidyDraft } from './read-work.ts'

type Input = Pick<z.output<typeof saveDraft.input>, 'work' | 'own' | 'language'>

/** Keeps whatever has been typed: nothing is refused but what is no field of this form. */
export async function saveProjectDraft(actor: Actor, input: z.output<typeof saveDraft.input>) {
  return transaction(actor, async (tx) => {
    const { course, form } = await openProject(tx, actor, input.course_id)
    return { updated_at: (await keepDraft(tx, actor, { courseId: course.id, form, input })).toISOString() }
  })
}

type Draft = { courseId: string; form: ProjectForm; input: Input }

export async function keepDraft(tx: Transaction, actor: Actor, { courseId, form, input }: Draft): Promise<Date> {
  const criteria = new Set(form.criteria.map(({ key }) => key))
  const own = Object.fromEntries(Object.entries(input.own).filter(([key]) => criteria.has(key)))
  const work: KeptDraft = { work: tidyDraft(form, input.work, input.language), own }
  const [row] = await tx
    .insert(projectDrafts)
    .values({ userId: actor.id, courseId, work })
    .onConflictDoUpdate({
      target: [projectDrafts.userId, projectDrafts.courseId],
      set: { work, updatedAt: sql`now()` },
    })
    .returning({ updatedAt: projectDrafts.updatedAt })
  if (!row) throw new Error('a draft was neither stored nor changed')
  return row.updatedAt
}
