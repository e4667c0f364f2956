import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { orDiskFull } from '#db/trouble.ts'
import type { Database } from './database.ts'
import type { Settings } from './settings.ts'

/** Schema, courses and, in the demo, three accounts. Each step looks first and does only what is missing. */
export async function prepareDatabase(
  { appUrl, location, migrate }: Database,
  { dataDir }: Settings,
  env: Record<string, string>,
): Promise<void> {
  // The application's own modules write the rows, and they read their settings from the environment, as in the server.
  Object.assign(process.env, env)
  const modules = Promise.all([import('#db/seed.ts'), import('./demo-accounts.ts'), import('#db/pool.ts')])
  await migrate()
  const [{ seed }, { ensureDemoAccounts }, { closeDatabase }] = await modules
  try {
    await seed(appUrl)
    if (!location) return
    await orDiskFull(dataDir, mkdir(join(dataDir, 'mail'), { recursive: true, mode: 0o700 }))
    await ensureDemoAccounts(appUrl, join(dataDir, 'demo-accounts.json'))
  } finally {
    await closeDatabase()
  }
}
