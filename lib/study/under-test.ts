import 'server-only'
import { and, eq, gt, isNull, or, sql } from 'drizzle-orm'
import { enrollments, testAttempts } from '#db/schema/index.ts'
import type { Transaction } from '../audit/transaction.ts'

type Reader = Pick<Transaction, 'select'>

/**
 * What her tests under way ask: exercises of lessons and questions of banks, by id. Until such a test is handed in, or its
 * time is up, nothing else may tell her how these are answered.
 */
export async function drawnNow(reader: Reader, userId: string): Promise<ReadonlySet<string>> {
  const rows = await reader
    .select({ questions: testAttempts.questions })
    .from(testAttempts)
    .where(
      and(
        eq(testAttempts.userId, userId),
        isNull(testAttempts.submittedAt),
        or(isNull(testAttempts.dueAt), gt(testAttempts.dueAt, sql`now()`)),
      ),
    )
  return new Set(rows.flatMap(({ questions }) => questions.map(({ id }) => id)))
}

/**
 * Held until the transaction ends: a test begins either before what is asked next or after it. First in every transaction
 * that takes it, so that those that meet wait for each other, never in a circle. False: not enrolled.
 */
export async function lockEnrollment(tx: Transaction, userId: string, courseId: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: enrollments.id })
    .from(enrollments)
    .where(and(eq(enrollments.userId, userId), eq(enrollments.courseId, courseId)))
    .for('update')
  return row !== undefined
}
