import 'server-only'
import { and, desc, eq, gt, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { db } from '#db/client.ts'
import { newId } from '#db/id.ts'
import { enrollments, projectSubmissions } from '#db/schema/index.ts'
import { type Transaction, transaction } from '../audit/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { Problem } from '../http/problem.ts'
import { dayIn, homeZone } from '../study/days.ts'
import { courseMark } from '../study/mastery.ts'
import { recordStudy } from '../study/record.ts'
import { submissionKey } from '../study/submission-key.ts'
import { Answers } from './answers.ts'
import type { submitProject } from './contract.ts'
import type { ProjectForm, Work } from './form.ts'
import type { Known, RunFacts } from './kind.ts'
import { markProject, scoreOf } from './mark.ts'
import { openProject } from './open-project.ts'
import { fieldsOf, readWork, wordsFor } from './read-work.ts'
import { keepDraft } from './save-draft.ts'
import { toSubmission } from './to-submission.ts'

/** What markers ask of other parts of the product. */
export type Sources = {
  calculate: Known['calculate']
  findRun: (actor: Actor, id: string) => Promise<RunFacts | null>
}

type Input = z.output<typeof submitProject.input>

/** More than anybody mends, and few enough that nobody tries out the marks. */
const A_DAY = 20

/** Marks the work and keeps it. The best submission counts. */
export const submitProjectWith = (sources: Sources) => async (actor: Actor, input: Input) => {
  const open = await openProject(db, actor, input.course_id)
  const { course, form } = open
  // First of all: what has been typed is kept, whatever becomes of it.
  await transaction(actor, (tx) => keepDraft(tx, actor, { courseId: course.id, form, input }))
  const { work, run } = await readAll(sources, actor, form, input)
  const today = dayIn(open.timeZone ?? homeZone, new Date())
  const marks = markProject(form, new Answers(work), { today, calculate: sources.calculate, run })
  const score = scoreOf(marks)

  return transaction(actor, async (tx) => {
    const submissionId = keyOf(input, course.id, work)
    await waitForOthers(tx, actor, course.id)
    // Sent twice: what the first one brought about is the answer to both.
    const first = await findEarlier(tx, actor, submissionId)
    if (first) return toSubmission(first, open, input.language)
    await requireAllowance(tx, actor, course.id)
    const [row] = await tx
      .insert(projectSubmissions)
      .values({
        userId: actor.id,
        courseId: course.id,
        submissionId,
        work,
        marks: marks.map((mark) => ({ ...mark, own: input.own[mark.criterion] ?? null })),
        score,
        passed: score >= courseMark,
      })
      .returning()
    if (!row) throw new Error('a submission was not stored')
    await recordStudy(tx, actor, { courseId: course.id, answered: [] })
    return toSubmission(row, open, input.language)
  })
}

/** The enrolment's row is what every submission of the same person and course has to wait for. */
const waitForOthers = (tx: Transaction, actor: Actor, courseId: string) =>
  tx
    .select({ id: enrollments.id })
    .from(enrollments)
    .where(and(eq(enrollments.userId, actor.id), eq(enrollments.courseId, courseId)))
    .for('update')

/** Of any twenty-four hours: midnight, and a change of the time zone, give nothing back. */
async function requireAllowance(tx: Transaction, actor: Actor, courseId: string): Promise<void> {
  const { createdAt } = projectSubmissions
  const [full] = await tx
    .select({ seconds: sql<number>`ceil(extract(epoch from ${createdAt} + interval '1 day' - now()))::integer` })
    .from(projectSubmissions)
    .where(
      and(
        eq(projectSubmissions.userId, actor.id),
        eq(projectSubmissions.courseId, courseId),
        gt(createdAt, sql`now() - interval '1 day'`),
      ),
    )
    .orderBy(desc(createdAt))
    .offset(A_DAY - 1)
    .limit(1)
  if (full) throw new Problem('too-many-submissions', { retryAfter: Math.max(1, full.seconds) })
}

async function readAll(sources: Sources, actor: Actor, form: ProjectForm, { work: given, own, language }: Input) {
  const { work, mistakes } = readWork(form, given, language)
  const words = wordsFor(language)
  const runField = fieldsOf(form).find(({ type }) => type === 'run')
  const named = runField ? work[runField.key] : ''
  const run = typeof named === 'string' && named ? await sources.findRun(actor, named) : null
  if (runField && named && !run) mistakes.push({ pointer: `/work/${runField.key}`, detail: words.run })
  for (const { key } of form.criteria)
    if (own[key] === undefined) mistakes.push({ pointer: `/own/${key}`, detail: words.option })
  if (mistakes.length) throw new Problem('invalid-input', { errors: mistakes })
  return { work, run }
}

const keyOf = ({ submission_id, own }: Input, courseId: string, work: Work) =>
  submissionKey(JSON.stringify([submission_id ?? newId(), courseId, work, Object.entries(own).sort()]))

async function findEarlier(tx: Transaction, actor: Actor, submissionId: string) {
  const [row] = await tx
    .select()
    .from(projectSubmissions)
    .where(and(eq(projectSubmissions.userId, actor.id), eq(projectSubmissions.submissionId, submissionId)))
  return row ?? null
}
