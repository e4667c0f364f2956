import 'server-only'
import { sql } from 'drizzle-orm'
import { settings } from '#db/schema/index.ts'
import { transaction } from '../audit/transaction.ts'
import type { Actor } from '../auth/actor.ts'
import { readSettings } from '../settings.ts'
import type { Settings } from './contract.ts'

/** What stays as it is leaves no audit row. */
export const changeInstallationSettings = (actor: Actor, wanted: Partial<Settings>): Promise<Settings> =>
  transaction(actor, async (tx) => {
    const now = await readSettings(tx)
    const developerApproval = wanted.developer_approval ?? now.developerApproval
    const set = { developerApproval, updatedAt: sql`now()` }
    if (developerApproval !== now.developerApproval)
      await tx.insert(settings).values(set).onConflictDoUpdate({ target: settings.id, set })
    return { developer_approval: developerApproval }
  })
