import 'server-only'
import { and, eq, type SQL } from 'drizzle-orm'
import { courses, testAttempts } from '#db/schema/index.ts'
import type { Transaction } from '../audit/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { readAnswers } from '../blocks/mark.ts'
import type { Language } from '../blocks/shared.ts'
import { named } from '../http/named.ts'
import { Problem } from '../http/problem.ts'
import type { AttemptRow } from './close-attempt.ts'
import type { Asked } from './questions.ts'

type Named = { course_id: string; attempt_id: string }

/** The actor's own attempt at this course's test; somebody else's is not found. */
export const ownAttempt = (actor: Actor, { course_id, attempt_id }: Named): SQL | undefined =>
  and(eq(testAttempts.id, attempt_id), eq(testAttempts.userId, actor.id), named(courses, course_id))

/** Whose test it is: what is held before the attempt itself. */
export async function courseOf(tx: Transaction, actor: Actor, named: Named): Promise<string> {
  const [row] = await tx
    .select({ id: courses.id })
    .from(testAttempts)
    .innerJoin(courses, eq(courses.id, testAttempts.courseId))
    .where(ownAttempt(actor, named))
  if (!row) throw new Problem('attempt-not-found')
  return row.id
}

/** Her own attempt, held until the transaction ends: saving and submitting come one after the other. */
export async function lockAttempt(tx: Transaction, actor: Actor, named: Named): Promise<AttemptRow> {
  const [row] = await tx
    .select({ attempt: testAttempts })
    .from(testAttempts)
    .innerJoin(courses, eq(courses.id, testAttempts.courseId))
    .where(ownAttempt(actor, named))
    .for('update', { of: testAttempts })
  if (!row) throw new Problem('attempt-not-found')
  return row.attempt
}

type Answers = Readonly<Record<string, unknown>>

/** What was saved with what has come: an answer that is empty takes the earlier one back. */
export function merged(saved: Answers, asked: readonly Asked[], sent: Answers, language: Language): Answers {
  const read = readAnswers(asked, sent, language)
  const kept = Object.entries(saved).filter(([id]) => !Object.hasOwn(sent, id))
  return Object.fromEntries([...kept, ...[...read].filter(([, value]) => !isEmpty(value))])
}

/** Boxes of which none is ticked, places of which none is chosen. */
const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0
