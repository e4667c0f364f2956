import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { developerRequests, users } from '#db/schema/index.ts'
import { type Transaction, transaction } from '../audit/transaction.ts'
import { type Actor, scopes } from '../auth/actor.ts'
import { Reply } from '../http/contract.ts'
import { Problem } from '../http/problem.ts'
import { readSettings } from '../settings.ts'
import { type becomeDeveloper, KEY_DAYS_DEFAULT, KEYS_MAX, type Pending, type Upgraded } from './contract.ts'
import { issueTo } from './issue.ts'
import { countActiveKeys } from './store.ts'

type Input = z.output<typeof becomeDeveloper.input>

/** At once, or where administrators have so decided, by a request that waits for one of them. */
export const upgradeToDeveloper = (actor: Actor, { reason }: Input): Promise<Upgraded | Reply<202, Pending>> =>
  transaction(actor, async (tx) => {
    const { developerApproval } = await readSettings(tx)
    return developerApproval ? requestRole(tx, actor, reason) : takeRole(tx, actor)
  })

async function requestRole(tx: Transaction, actor: Actor, reason: string | undefined) {
  if (actor.role !== 'learner') throw new Problem('already-developer')
  const [request] = await tx
    .insert(developerRequests)
    .values({ userId: actor.id, reason: reason || null })
    .onConflictDoNothing()
    .returning({ id: developerRequests.id })
  if (!request) throw new Problem('request-pending')
  return new Reply(202, { status: 'pending' as const })
}

/** Role, first key, notice and audit rows stand or fall together. Only ever makes a developer. */
async function takeRole(tx: Transaction, actor: Actor): Promise<Upgraded> {
  const [upgraded] = await tx
    .update(users)
    .set({ role: 'developer' })
    .where(and(eq(users.id, actor.id), eq(users.role, 'learner')))
    .returning({ locale: users.locale })
  if (!upgraded) throw new Problem('already-developer')
  await tx
    .update(developerRequests)
    .set({ status: 'approved', decidedAt: sql`now()` })
    .where(and(eq(developerRequests.userId, actor.id), eq(developerRequests.status, 'pending')))
  // A developer of before, whose keys rested while the role was gone, needs no further one.
  if ((await countActiveKeys(tx, actor.id)) >= KEYS_MAX) return { role: 'developer', api_key: null }
  const api_key = await issueTo(tx, actor.id, {
    name: upgraded.locale === 'id' ? 'Kunci pertama' : 'First key',
    scopes: [...scopes],
    expires_in_days: KEY_DAYS_DEFAULT,
  })
  return { role: 'developer', api_key }
}
