import 'server-only'
import pg from 'pg'
import { env } from '../env.ts'
import type { Hit, Rule, Store } from './store.ts'

// Not given up as quickly as a far-away Redis: without Postgres nothing here answers anyway.
const TIMEOUT_MS = 2_000
/** What was let in elsewhere takes its place among what is there. */
const RESTORE = `
  insert into rate_limits (bucket, since, hits, stale_at)
  values ($1, clock_timestamp(), array(select -age from unnest($3::int[]) age order by age desc),
    clock_timestamp() + $2::int * interval '1 millisecond')
  on conflict (bucket) do update set
    stale_at = excluded.stale_at,
    hits = array(
      select hit from unnest(rate_limits.hits || array(
        select floor(extract(epoch from excluded.since - rate_limits.since) * 1000)::int + hit from unnest(excluded.hits) hit
      )) hit order by hit)`
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
    async restore(bucket, { windowMs }, hits) {
      // What it let in itself it knows. Only after a crash it does not: its table is unlogged, on purpose.
      const ages = hits.flatMap(({ told, ageMs }) => (told ? [] : Math.floor(ageMs)))
      if (ages.length > 0) await pool.query(RESTORE, [bucket, windowMs, ages])
    },
    forget: async (bucket) => void (await pool.query('delete from rate_limits where bucket = $1', [bucket])),
    sweep: async () => void (await pool.query(SWEEP)),
    close: () => pool.end(),
  }
}
