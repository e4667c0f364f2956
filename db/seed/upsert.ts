import { eq, type SQL, sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type * as schema from '../schema/index.ts'

export type Tx = Parameters<Parameters<NodePgDatabase<typeof schema>['transaction']>[0]>[0]

/** Inserts, or updates where something differs: a row that stays the same leaves no trace in the audit trail. */
export async function upsert<T extends PgTable & { id: PgColumn }>(
  tx: Tx,
  table: T,
  target: PgColumn | PgColumn[],
  values: T['$inferInsert'] & Record<string, unknown>,
): Promise<string> {
  const columns = table as unknown as Record<string, PgColumn>
  const keys = Object.keys(values)
  const excluded = (key: string): SQL => sql.raw(`excluded."${columns[key]?.name}"`)
  const differs = sql.join(
    keys.map((key) => sql`${columns[key]} is distinct from ${excluded(key)}`),
    sql` or `,
  )
  const set = Object.fromEntries(keys.map((key) => [key, excluded(key)]))
  await tx
    .insert(table)
    .values(values)
    .onConflictDoUpdate({ target, set: set as never, setWhere: differs })
  const targets = Array.isArray(target) ? target : [target]
  const matches = targets.map((column) => {
    const key = keys.find((name) => columns[name] === column) ?? ''
    return eq(column, values[key])
  })
  const [row] = await tx
    .select({ id: table.id })
    .from(table as PgTable)
    .where(sql.join(matches, sql` and `))
  if (!row) throw new Error('a row that was just stored is not there')
  return row.id as string
}
