import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { developerRequests, users } from '#db/schema/index.ts'
import { transaction } from '../audit/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { oweTo } from '../email/outbox.ts'
import { Problem } from '../http/problem.ts'
import type { DeveloperRequest, decideDeveloperRequest } from './contract.ts'
import { toRequest } from './requests.ts'
import { lockOwner } from './store.ts'

type Input = z.output<typeof decideDeveloperRequest.input>

/** Decision, role, notice and audit rows stand or fall together. A decision is made once. */
export const decideRequest = (actor: Actor, { id, decision }: Input): Promise<DeveloperRequest> =>
  transaction(actor, async (tx) => {
    const [asked] = await tx.select().from(developerRequests).where(eq(developerRequests.id, id))
    if (!asked) throw new Problem('request-not-found')
    const user = await lockOwner(tx, asked.userId)
    const approves = decision === 'approve'
    const [request] = await tx
      .update(developerRequests)
      .set({ status: approves ? 'approved' : 'declined', decidedAt: sql`now()`, decidedBy: actor.id })
      .where(and(eq(developerRequests.id, id), eq(developerRequests.status, 'pending')))
      .returning()
    if (!request) throw new Problem('request-not-found')
    // Whoever got a higher role meanwhile keeps it.
    if (approves)
      await tx
        .update(users)
        .set({ role: 'developer' })
        .where(and(eq(users.id, user.id), eq(users.role, 'learner')))
    await oweTo(tx, user, approves ? 'developer-approved' : 'developer-declined')
    return toRequest({ request, user: { id: user.id, name: user.name, email: user.email } })
  })
