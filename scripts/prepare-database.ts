import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { orDiskFull } from '#db/trouble.ts'
import type { Database } from './database.ts'
import type { Settings } from './settings.ts'

/**
 * Schema, courses and, in the demo, three accounts. The embedded database remembers which sources it was last prepared
 * from, so that the next start need not even load the code that does it.
 */
export async function prepareDatabase(
  database: Database,
  { dataDir }: Settings,
  env: Record<string, string>,
  sources: string,
): Promise<void> {
  const accountsFile = join(dataDir, 'demo-accounts.json')
  const demo = database.location !== undefined
  if (demo && existsSync(accountsFile) && (await preparedFrom(database.ownerUrl)) === sources) return
  // The application's own modules write the rows, and they read their settings from the environment, as in the server.
  Object.assign(process.env, env)
  const modules = Promise.all([import('#db/seed.ts'), import('./demo-accounts.ts')])
  await database.migrate()
  const [{ seed }, { ensureDemoAccounts }] = await modules
  await seed(database.appUrl)
  if (!demo) return
  await orDiskFull(dataDir, mkdir(join(dataDir, 'mail'), { recursive: true, mode: 0o700 }))
  await orDiskFull(dataDir, ensureDemoAccounts(database.appUrl, accountsFile))
  await rememberSources(database.ownerUrl, sources)
}

/** Kept as the database's comment: it goes where the data goes, and a fresh database has none. */
const preparedFrom = (ownerUrl: string): Promise<string | undefined> =>
  asOwner(ownerUrl, async (client) => {
    const { rows } = await client.query(
      `select shobj_description(oid, 'pg_database') as sources from pg_database where datname = current_database()`,
    )
    return rows[0]?.sources ?? undefined
  })

const rememberSources = (ownerUrl: string, sources: string) =>
  asOwner(ownerUrl, (client) => client.query(`comment on database pintar is ${client.escapeLiteral(sources)}`))

async function asOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
