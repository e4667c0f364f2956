import 'server-only'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { testAttempts } from '#db/schema/index.ts'
import { type Transaction, transaction } from '../audit/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { lockEnrollment } from '../study/under-test.ts'
import { type AttemptRow, closeAttempt, isOver } from './close-attempt.ts'
import type { submitTest } from './contract.ts'
import { courseOf, lockAttempt, merged } from './own-attempt.ts'
import { toTestResult } from './queries.ts'
import { askedIn } from './questions.ts'

type Input = z.output<typeof submitTest.input>

/** Once: whoever sends it again, or at the same time, is answered the same result. */
export async function submitFinalTest(actor: Actor, input: Input) {
  return transaction(actor, async (tx) => {
    await lockEnrollment(tx, actor.id, await courseOf(tx, actor, input))
    const row = await lockAttempt(tx, actor, input)
    const closed = row.submittedAt ? row : await closeAttempt(tx, actor, await withLast(tx, row, input))
    return toTestResult(tx, closed ?? row, input.language)
  })
}

/** Answers that come along with the submission count, unless the time is up. */
async function withLast(tx: Transaction, row: AttemptRow, { answers: sent, language }: Input): Promise<AttemptRow> {
  if (isOver(row) || Object.keys(sent).length === 0) return row
  const answers = merged(row.answers, await askedIn(tx, row.questions), sent, language)
  await tx.update(testAttempts).set({ answers }).where(eq(testAttempts.id, row.id))
  return { ...row, answers }
}
