import { type SQL, sql } from 'drizzle-orm'
import type { Anchor } from './anchor.ts'
import type { Place } from './verify.ts'
import { type Found, overRows, type Reader } from './verify-rows.ts'

type Head = { n: number; digest: string; done: number; drawn: number }

/**
 * Behind the last block: the sealer remembers which one it made, and where it has looked no row may appear any more.
 * Answers how many rows wait for it.
 */
export async function lookAtTail(db: Reader, source: SQL[], last: Place, found: Found): Promise<number> {
  // Where a month and the blocks alone were restored, nothing goes on.
  if (!(await exists(db, 'audit_log'))) return 0
  const { rows: heads } = await db.execute<Head>(sql`
    select n::float8 as n, encode(digest, 'hex') as digest, done_seq::float8 as done,
           (select last_value::float8 from audit_seq) as drawn from audit_head`)
  const head = heads[0] ?? { n: Number.POSITIVE_INFINITY, digest: '', done: 0, drawn: 0 }
  if (head.n > last.n) {
    found({ seq: last.seq + 1, what: 'block-missing', block: last.n + 1 })
    return 0
  }
  if (head.n < last.n || head.digest !== last.digest) found({ seq: last.seq, what: 'block-rewritten', block: last.n })
  const { rows } = await db.execute<{ waiting: number; stray: number | null }>(sql`
    select (count(*) filter (where seq > ${head.done} and seq <= ${head.drawn}))::float8 as waiting,
           (min(seq) filter (where seq <= ${head.done} or seq > ${head.drawn}))::float8 as stray
      from (${overRows(source, sql`seq`, last.n === 0 ? null : last.seq, null)}) as behind`)
  const { waiting = 0, stray = null } = rows[0] ?? {}
  if (stray !== null) found({ seq: stray, what: 'inserted', block: last.n })
  return waiting
}

async function exists(db: Reader, table: string): Promise<boolean> {
  const { rows } = await db.execute<{ found: boolean }>(
    sql`select to_regclass(${`public.${table}`}) is not null as found`,
  )
  return rows[0]?.found ?? false
}

type Range = { from: Place; to: Place; finished: boolean }
const STEP = 500

/** The chain as it stands must still pass through what was once seen of it. Answers how many anchors lay in the range. */
export async function compareAnchors(
  db: Reader,
  anchors: AsyncIterable<Anchor> | Iterable<Anchor>,
  { from, to, finished }: Range,
  found: Found,
): Promise<number> {
  let compared = 0
  let good = from.n
  const holds = async (step: Anchor[]): Promise<boolean> => {
    const digests = await digestsOf(db, step)
    for (const { n, digest } of step) {
      compared++
      if (digests.get(n) !== digest) {
        if (n > to.n) found({ seq: to.seq + 1, what: 'anchor-unreached', block: n })
        else found({ seq: await firstSeqAfter(db, Math.min(good, n - 1)), what: 'anchor-differs', block: n })
        return false
      }
      good = Math.max(good, n)
    }
    return true
  }
  let step: Anchor[] = []
  for await (const anchor of anchors) {
    if (anchor.n < from.n || (anchor.n > to.n && !finished)) continue
    step.push(anchor)
    if (step.length < STEP) continue
    if (!(await holds(step))) return compared
    step = []
  }
  if (step.length > 0) await holds(step)
  return compared
}

async function digestsOf(db: Reader, anchors: Anchor[]): Promise<Map<number, string>> {
  const { rows } = await db.execute<Anchor>(sql`
    select n::float8 as n, encode(digest, 'hex') as digest from audit_blocks where n in ${anchors.map(({ n }) => n)}`)
  return new Map(rows.map(({ n, digest }) => [n, digest]))
}

/** From here on the rows may be others than those that were anchored. */
async function firstSeqAfter(db: Reader, block: number): Promise<number> {
  const { rows } = await db.execute<{ seq: number }>(
    sql`select seqs[1]::float8 as seq from audit_blocks where n > ${block} order by n limit 1`,
  )
  return rows[0]?.seq ?? 0
}
