import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import { courses, credentials, users } from '#db/schema/index.ts'
import { transaction } from '../audit/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { oweTo } from '../email/outbox.ts'
import { Problem } from '../http/problem.ts'
import type { Credential, revoke } from './contract.ts'
import { courseColumns } from './find-course.ts'
import { toCredential } from './standing.ts'

/** What was withdrawn before stays as it was: its reason and its day are in the trail and in the holder's mail. */
export async function revokeCredential(actor: Actor, input: z.output<typeof revoke.input>): Promise<Credential> {
  return transaction(actor, async (tx) => {
    const [changed] = await tx
      .update(credentials)
      .set({ revokedAt: new Date(), revocationReason: input.reason, mayClaimAgain: input.may_claim_again })
      .where(and(eq(credentials.id, input.id), isNull(credentials.revokedAt)))
      .returning()
    const [found] = await tx
      .select({ row: credentials, course: courseColumns, user: users })
      .from(credentials)
      .innerJoin(courses, eq(courses.id, credentials.courseId))
      .leftJoin(users, eq(users.id, credentials.userId))
      .where(eq(credentials.id, input.id))
    if (!found) throw new Problem('credential-not-found')
    const { row, course, user } = found
    if (changed && user)
      await oweTo(tx, user, input.may_claim_again ? 'credential-to-correct' : 'credential-revoked', {
        course: course.title[user.locale],
        reason: input.reason,
        slug: course.slug,
      })
    return toCredential(row, course, 'id')
  })
}
