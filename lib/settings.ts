import 'server-only'
import { db } from '#db/client.ts'
import { settings } from '#db/schema/index.ts'

export type Settings = { developerApproval: boolean }

/** What administrators have decided, read afresh: a decision counts from the next request. Before the first one there is no row. */
export async function readSettings(from: Pick<typeof db, 'select'> = db): Promise<Settings> {
  const [row] = await from.select({ developerApproval: settings.developerApproval }).from(settings)
  return row ?? { developerApproval: false }
}
