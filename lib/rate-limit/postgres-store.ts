import 'server-only'
import pg from 'pg'
import { env } from '../env.ts'
import type { Hit, Rule, Store } from './store.ts'

// A statement in flight is not given up as quickly as a far-away Redis: without Postgres nothing here answers anyway.
const TIMEOUT_MS = 1_000
/** Of a bucket that is just being asked for, the next turn decides. */
const SWEEP = `delete from rate_limits where bucket in (
  select bucket from rate_limits where stale_at < clock_timestamp() limit 50000 for update skip locked)`

/** The log in Postgres (drizzle/0002): one round trip, exact over all processes. */
export function postgresStore(): Store {
  // A connection of its own: counting must not wait behind slow queries, nor a flood of counting hold up other work.
  const pool = new pg.Pool({
    connectionString: env.DATABASE_URL,
    max: 1,
    connectionTimeoutMillis: TIMEOUT_MS,
    query_timeout: TIMEOUT_MS,
    statement_timeout: TIMEOUT_MS,
    keepAlive: true,
    allowExitOnIdle: true,
  })
  pool.on('error', () => undefined) // the next query opens another connection

  async function ask(bucket: string, { limit, windowMs }: Rule, take: boolean): Promise<Hit> {
    const { rows } = await pool.query<{ admitted: boolean; remaining: number; wait_ms: number }>(
      'select * from rate_limit_hit($1, $2, $3, $4)',
      [bucket, limit, windowMs, take],
    )
    const [row] = rows
    if (!row) throw new Error('rate_limit_hit said nothing')
    return { admitted: row.admitted, remaining: row.remaining, waitMs: row.wait_ms }
  }

  return {
    timeoutMs: TIMEOUT_MS,
    open: async () => void (await pool.query('select 1')),
    hit: (bucket, rule) => ask(bucket, rule, true),
    peek: (bucket, rule) => ask(bucket, rule, false),
    // Nobody is answered without Postgres, so that nothing was let in meanwhile that anybody would have to remember.
    restore: async () => undefined,
    forget: async (bucket) => void (await pool.query('delete from rate_limits where bucket = $1', [bucket])),
    sweep: async () => void (await pool.query(SWEEP)),
    close: () => pool.end(),
  }
}
