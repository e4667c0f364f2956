import 'server-only'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { env } from '../lib/env.ts'
import { processName } from './process-name.ts'
import * as schema from './schema/index.ts'

/** The whole of Drizzle, writes included. Only lib/audit/transaction.ts and the stamps of lib/auth may import it. */
export type Database = NodePgDatabase<typeof schema>
type Held = { pool?: pg.Pool | undefined; database?: Database }

// On globalThis, because hot reload loads this module anew and would leave a pool behind each time.
const holder = globalThis as { pintarDatabase?: Held }
holder.pintarDatabase ??= {}
const held = holder.pintarDatabase

function open(): pg.Pool {
  const pool = new pg.Pool({
    connectionString: env.DATABASE_URL,
    application_name: processName(env),
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
  // The pool takes that listener off a client it hands out; a connection lost in the middle of a transaction is told by
  // its next query, and must not be an uncaught event besides.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/**
 * A pool that opens when the first query asks for it: queries are put together while modules load, which `next build`
 * does without any environment.
 */
const lazyPool: pg.Pool = new Proxy(Object.create(pg.Pool.prototype), {
  get(target, name) {
    if (name !== 'query' && name !== 'connect') return Reflect.get(target, name)
    held.pool ??= open()
    return held.pool[name].bind(held.pool)
  },
})

export const database = (): Database => {
  held.database ??= drizzle(lazyPool, { schema })
  return held.database
}

export async function closeDatabase(): Promise<void> {
  const { pool } = held
  held.pool = undefined
  await pool?.end()
}
