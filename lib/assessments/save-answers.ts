import 'server-only'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { testAttempts } from '#db/schema/index.ts'
import { transaction } from '../audit/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { Problem } from '../http/problem.ts'
import { isOver } from './close-attempt.ts'
import type { saveAnswers } from './contract.ts'
import { lockAttempt, merged } from './own-attempt.ts'
import { askedIn } from './questions.ts'

/** Keeps answers as she goes, so that any device goes on from there. */
export async function saveTestAnswers(actor: Actor, input: z.output<typeof saveAnswers.input>) {
  return transaction(actor, async (tx) => {
    const row = await lockAttempt(tx, actor, input)
    if (row.submittedAt) throw new Problem('test-submitted')
    if (isOver(row)) throw new Problem('test-over')
    const answers = merged(row.answers, await askedIn(tx, row.questions), input.answers, input.language)
    await tx.update(testAttempts).set({ answers }).where(eq(testAttempts.id, row.id))
    return { attempt_id: row.id, answered: Object.keys(answers), saved_at: new Date().toISOString() }
  })
}
