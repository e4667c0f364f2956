import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { startEmbedded } from '#db/embedded.ts'
import { newId } from '#db/id.ts'
import { migrate } from '#db/migrate.ts'
import { verifyChain } from '#lib/audit/verify.ts'

const CONNECTIONS = 8
const ROUND_MS = 3_000
const ROUNDS = 5
const SCRATCH = ['attempts', 'lesson_progress']

/**
 * What the audit trail costs: answering an exercise (one row written, one put in or updated) with the triggers against the
 * same on copies of the tables without them, in turns on one database. Then how fast the chain is made and verified.
 */
export async function run() {
  const dataDir = await mkdtemp(join(tmpdir(), 'pintar-bench-'))
  await chmod(dataDir, 0o711) // when root runs this, Postgres' own user must get through
  const postgres = await startEmbedded({ dataDir, log: () => undefined })
  try {
    await migrate(postgres.ownerUrl, { role: 'pintar_app' })
    return await measure(postgres.ownerUrl)
  } finally {
    await postgres.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function measure(connectionString: string) {
  const pool = new pg.Pool({ connectionString, max: CONNECTIONS })
  try {
    await makeScratchTables(pool)
    const [audited = 0, plain = 0] = await inTurns([() => rate(pool, 'audited'), () => rate(pool, 'plain')])
    const sealed = await timed(async () => {
      while ((await pool.query('select audit_seal() as more')).rows[0].more);
      return Number((await pool.query('select sum(row_count) as rows from audit_blocks')).rows[0].rows)
    })
    const verified = await timed(async () => (await verifyChain(drizzle(pool))).rows)
    return [
      { name: 'transactions with the audit trail', value: audited, unit: 'writes/s' },
      {
        name: '  ÷ the same without triggers',
        value: plain,
        unit: 'writes/s',
        ratio: audited / plain,
        target: '≥ 0.55',
      },
      { name: `sealing ${sealed.rows} rows`, value: sealed.rate, unit: 'rows/s' },
      { name: 'audit:verify', value: verified.rate, unit: 'rows/s' },
    ]
  } finally {
    await pool.end()
  }
}

/** Alike in everything but the triggers; without the foreign keys, which would ask for a whole course. */
async function makeScratchTables(pool: pg.Pool): Promise<void> {
  for (const table of SCRATCH) {
    await pool.query(`create table plain_${table} (like ${table} including all)`)
    await pool.query(`create table audited_${table} (like ${table} including all)`)
    await pool.query(`select audit_attach('audited_${table}')`)
  }
}

/** Transactions per second on all connections, each of the size and the statements of a verb. */
async function rate(pool: pg.Pool, kind: 'audited' | 'plain'): Promise<number> {
  const until = performance.now() + ROUND_MS
  const actors = Array.from({ length: CONNECTIONS }, newId)
  const counts = await Promise.all(
    actors.map(async (actor) => {
      let count = 0
      for (; performance.now() < until; count++) await answerExercise(pool, kind, actor)
      return count
    }),
  )
  return counts.reduce((sum, count) => sum + count, 0) / (ROUND_MS / 1000)
}

const lessons = Array.from({ length: 60 }, newId)
const users = Array.from({ length: 500 }, newId)
const any = <T>(list: T[]): T => list[Math.floor(Math.random() * list.length)] as T

/** The statements of POST /lessons/{id}/attempt, each on its own way to the database and back. */
async function answerExercise(pool: pg.Pool, kind: string, actor: string): Promise<void> {
  const client = await pool.connect()
  const [user, lesson, score] = [any(users), any(lessons), Math.floor(Math.random() * 101)]
  const marks = lessons.slice(0, 8).map((block_id) => ({ block_id, correct: score > 50, score, given: ['0901.11', 2] }))
  try {
    await client.query('begin')
    await client.query(
      `select set_config('app.actor_kind', 'user', true), set_config('app.actor_id', $1, true),
              set_config('app.key_id', '', true), set_config('app.ip', '203.0.113.7', true),
              set_config('app.request_id', $2, true)`,
      [actor, newId()],
    )
    await client.query(
      `insert into ${kind}_attempts (id, user_id, lesson_id, submission_id, score, passed, marks)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning *`,
      [newId(), user, lesson, newId(), score, score >= 70, JSON.stringify(marks)],
    )
    await client.query(
      `insert into ${kind}_lesson_progress (id, user_id, lesson_id, status, best_score) values ($1, $2, $3, 'in_progress', $4)
       on conflict (user_id, lesson_id) do update set best_score = greatest(${kind}_lesson_progress.best_score, excluded.best_score)`,
      [newId(), user, lesson, score],
    )
    await client.query(`select status from ${kind}_lesson_progress where user_id = $1 and lesson_id = $2`, [
      user,
      lesson,
    ])
    await client.query('commit')
  } finally {
    client.release()
  }
}

/** The median of each; a first round warms up and does not count. */
async function inTurns(measures: (() => Promise<number>)[]): Promise<number[]> {
  const rounds: number[][] = measures.map(() => [])
  for (let n = 0; n <= ROUNDS; n++)
    for (const [i, measure] of measures.entries()) {
      const value = await measure()
      if (n > 0) rounds[i]?.push(value)
    }
  return rounds.map((values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0)
}

async function timed(work: () => Promise<number>): Promise<{ rows: number; rate: number }> {
  const begun = performance.now()
  const rows = await work()
  return { rows, rate: (rows * 1000) / (performance.now() - begun) }
}
