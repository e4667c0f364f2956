import { type SQL, sql } from 'drizzle-orm'
import type { findings } from './contract.ts'
import type { Transaction } from './transaction.ts'

/** A transaction that only reads and sees one instant. */
export type Reader = Pick<Transaction, 'execute'>

/** What is wrong with a row; or, where whole blocks are wrong, from which row on. */
export type Finding = {
  seq: number
  what: (typeof findings)[number]
  block: number
}
export type Found = (finding: Finding) => void

/** A row as a block lists it. */
export type Sealed = { seq: number; digest: string; block: number; month: string }
type Row = { seq: number; digest: string }

// The canonical form of a row, the same as in drizzle/0003: a JSON array of all columns in their order.
const digest = sql`encode(sha256(convert_to(json_build_array(
  seq, at at time zone 'UTC', txid, actor_id, actor_kind, key_id, ip, request_id, operation, table_name, record_id, old, new
)::text, 'UTF8')), 'hex')`

/** The trail and its months that were detached and are still here, under their old names. */
export async function rowSource(db: Reader): Promise<SQL[]> {
  const { rows } = await db.execute<{ name: string }>(sql`
    select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and has_table_privilege(oid, 'select')
       and (relname = 'audit_log' or relkind = 'r' and not relispartition and relname ~ '^audit_log_[0-9]{4}_[0-9]{2}$')`)
  return rows.map(({ name }) => sql`public.${sql.identifier(name)}`)
}

const isAmong = (after: number | null, upto: number | null) =>
  sql`${after === null ? sql`true` : sql`seq > ${after}`} and ${upto === null ? sql`true` : sql`seq <= ${upto}`}`

/** What `select` says of the rows after one number and up to another, wherever they are kept. */
export const overRows = (source: SQL[], select: SQL, after: number | null, upto: number | null): SQL =>
  sql.join(
    source.map((table) => sql`select ${select} from ${table} where ${isAmong(after, upto)}`),
    sql` union all `,
  )

export async function rowsBetween(db: Reader, source: SQL[], after: number | null, upto: number): Promise<Row[]> {
  const rows = overRows(source, sql`seq::float8 as seq, ${digest} as digest`, after, upto)
  return (await db.execute<Row>(sql`${rows} order by seq`)).rows
}

type Around = { holes: { after: number; before: number }[]; expects: (month: string) => boolean; found: Found }

/** Both in the order of seq: what a block lists must be there, as it was, once, and nothing else. */
export function compareRows(sealed: Sealed[], rows: Row[], { holes, expects, found }: Around): void {
  const isInHole = (seq: number) => holes.some((hole) => hole.after < seq && seq < hole.before)
  let at = 0
  for (const { seq, digest, block, month } of sealed) {
    for (let row = rows[at]; row && row.seq < seq; row = rows[++at])
      if (!isInHole(row.seq)) found({ seq: row.seq, what: 'inserted', block })
    const row = rows[at]
    if (row?.seq !== seq) {
      if (expects(month)) found({ seq, what: 'missing', block })
      continue
    }
    if (row.digest !== digest) found({ seq, what: 'altered', block })
    at++
  }
  // No row lies beyond the last block that was asked for, unless it bears the number of its last row once more.
  for (const { seq } of rows.slice(at)) found({ seq, what: 'inserted', block: sealed.at(-1)?.block ?? 0 })
}
