import 'server-only'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { env } from '../lib/env.ts'
import * as schema from './schema/index.ts'

/** The whole of Drizzle, writes included. Only lib/audit/transaction.ts and the stamps of lib/auth may import it. */
export type Database = NodePgDatabase<typeof schema>
type Held = { pool: pg.Pool; database: Database }

// On globalThis, because hot reload loads this module anew and would leave a pool behind each time.
const holder = globalThis as { pintarDatabase?: Held }

function open(): Held {
  const pool = new pg.Pool({
    connectionString: env.DATABASE_URL,
    max: env.DATABASE_POOL_MAX,
    connectionTimeoutMillis: 2_000,
    query_timeout: 6_000,
    statement_timeout: 5_000,
    lock_timeout: 2_000,
    idle_in_transaction_session_timeout: 10_000,
    keepAlive: true,
  })
  // An idle connection that the server closes must not end the process; the next query opens another.
  pool.on('error', () => undefined)
  return { pool, database: drizzle(pool, { schema }) }
}

export const database = (): Database => {
  holder.pintarDatabase ??= open()
  return holder.pintarDatabase.database
}

export async function closeDatabase(): Promise<void> {
  const held = holder.pintarDatabase
  holder.pintarDatabase = undefined
  await held?.pool.end()
}
