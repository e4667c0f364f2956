import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'

/** Any number, the same everywhere: two starts at once migrate one after the other. */
const MIGRATION_LOCK = 7_140_620_261_123

const migrationsFolder = fileURLToPath(new URL('../drizzle', import.meta.url))

/**
 * Brings the database to the newest schema and gives the application's role what it may do.
 * `ownerUrl` connects as the role that owns the tables. With a `password` the application's login is created or updated.
 */
export async function migrate(ownerUrl: string, app: { role: string; password?: string }): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await client.query("set lock_timeout = '2s'; set client_min_messages = 'warning'")
    await ensureRole(client, app)
    await applyMigrations(drizzle(client), { migrationsFolder })
    await grant(client, app.role)
  } finally {
    await client.end() // ends the session, and with it the lock
  }
}

async function ensureRole(client: pg.Client, { role, password }: { role: string; password?: string }) {
  if (password === undefined) return
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role])
  const verb = rowCount ? 'alter' : 'create'
  await client.query(`${verb} role ${client.escapeIdentifier(role)} login password ${client.escapeLiteral(password)}`)
}

/** Derived from the catalogue each time, so that a new table needs no grant of its own. */
async function grant(client: pg.Client, role: string) {
  const app = client.escapeIdentifier(role)
  await client.query(`
    revoke create on schema public from public;
    grant usage on schema public, drizzle to ${app};
    grant select on all tables in schema drizzle to ${app};
    grant select, insert, update, delete on all tables in schema public to ${app};
    grant execute on function audit_event(text, text, jsonb), audit_seal(int), audit_partitions_ahead() to ${app};
    grant select on sequence audit_seq to ${app};`)
  // The trail, its months, attached or put away, and its chain.
  const { rows } = await client.query<{ name: string }>(`
    select oid::regclass::text as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname ~ '^audit_'`)
  const trail = rows.map((row) => row.name).join(', ')
  await client.query(`revoke insert, update, delete, truncate, references, trigger on ${trail} from ${app}`)
}
