import 'server-only'
import { and, eq } from 'drizzle-orm'
import { users } from '#db/schema/index.ts'
import { transaction } from '../audit/transaction.ts'
import { type Actor, scopes } from '../auth/actor.ts'
import { Problem } from '../http/problem.ts'
import { KEY_DAYS_DEFAULT, KEYS_MAX } from './contract.ts'
import { issueTo } from './issue.ts'
import { countActiveKeys } from './store.ts'

/** Role, first key, notice and audit rows stand or fall together. Only ever makes a developer. */
export async function upgradeToDeveloper(actor: Actor, _: { reason?: string | undefined }) {
  return transaction(actor, async (tx) => {
    const [upgraded] = await tx
      .update(users)
      .set({ role: 'developer' })
      .where(and(eq(users.id, actor.id), eq(users.role, 'learner')))
      .returning({ locale: users.locale })
    if (!upgraded) throw new Problem('already-developer')
    // A developer of before, whose keys rested while the role was gone, needs no further one.
    if ((await countActiveKeys(tx, actor.id)) >= KEYS_MAX) return { role: 'developer' as const, api_key: null }
    const api_key = await issueTo(tx, actor.id, {
      name: upgraded.locale === 'id' ? 'Kunci pertama' : 'First key',
      scopes: [...scopes],
      expires_in_days: KEY_DAYS_DEFAULT,
    })
    return { role: 'developer' as const, api_key }
  })
}
