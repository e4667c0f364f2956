import { join } from 'node:path'
import { startEmbedded } from '#db/embedded.ts'
import { Trouble } from '#db/trouble.ts'
import { requirePostgres } from './external-database.ts'
import { applicationRolePassword, type Secrets } from './secrets.ts'
import type { Settings } from './settings.ts'
import { opened } from './shutdown.ts'

const APP_ROLE = 'pintar_app'

export type Database = {
  appUrl: string
  ownerUrl: string
  /** Where the embedded Postgres keeps its data; none with a server of your own. */
  location?: string
  migrate(): Promise<void>
}

/** Loaded only when it is needed: Drizzle is more than half of what a start would have to read. */
const migrate: typeof import('#db/migrate.ts').migrate = async (...args) =>
  (await import('#db/migrate.ts')).migrate(...args)

export function openDatabase(settings: Settings, secrets: Secrets, log: (line: string) => void): Promise<Database> {
  return settings.databaseUrl ? external(settings.databaseUrl, secrets) : embedded(settings, log)
}

async function embedded({ dataDir }: Settings, log: (line: string) => void): Promise<Database> {
  const { appUrl, ownerUrl, location } = await opened(startEmbedded({ dataDir, log }))
  if (location !== join(dataDir, 'postgres')) {
    log(`Postgres does not run as root, and its user may not enter ${dataDir}: its data lives in ${location}`)
  }
  return { appUrl, ownerUrl, location, migrate: () => migrate(ownerUrl, { role: APP_ROLE }) }
}

/**
 * With DATABASE_OWNER_URL two roles are given, and DATABASE_URL is the application's. Without it DATABASE_URL is the
 * owner's, and the application gets a login of its own that may do less.
 */
async function external(databaseUrl: string, secrets: Secrets): Promise<Database> {
  await requirePostgres('DATABASE_URL', databaseUrl)
  const given = process.env.DATABASE_OWNER_URL
  if (given) {
    await requirePostgres('DATABASE_OWNER_URL', given)
    const role = decodeURIComponent(new URL(databaseUrl).username)
    return { appUrl: databaseUrl, ownerUrl: given, migrate: () => migrate(given, { role }) }
  }
  const password = applicationRolePassword(secrets)
  const appUrl = new URL(databaseUrl)
  appUrl.username = APP_ROLE
  appUrl.password = password
  return {
    appUrl: appUrl.href,
    ownerUrl: databaseUrl,
    migrate: () => migrate(databaseUrl, { role: APP_ROLE, password }).catch(explainRights),
  }
}

function explainRights(error: unknown): never {
  const denied = error instanceof Error && 'code' in error && error.code === '42501'
  if (!denied) throw error
  throw new Trouble(
    `The role in DATABASE_URL may not do what migrating needs (${error.message}): let it create roles and tables, or set DATABASE_OWNER_URL to a role that may.`,
    { cause: error },
  )
}
