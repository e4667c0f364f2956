import { and, eq, or, sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type * as schema from '../schema/index.ts'

export type Tx = Parameters<Parameters<NodePgDatabase<typeof schema>['transaction']>[0]>[0]

/**
 * Inserts, or updates where something differs: a row that stays the same leaves no trace in the audit trail, and is not
 * locked, so that whoever learns meanwhile does not wait. (`on conflict do update` locks a row also where it changes nothing,
 * and as one whose keys change.)
 */
export async function upsert<T extends PgTable & { id: PgColumn }>(
  tx: Tx,
  table: T,
  target: PgColumn | PgColumn[],
  values: T['$inferInsert'] & Record<string, unknown>,
): Promise<string> {
  const columns = table as unknown as Record<string, PgColumn>
  const entries = Object.entries(values).flatMap(([key, value]) => {
    const column = columns[key]
    return column ? [{ column, value: sql.param(value, column) }] : []
  })
  const targets = Array.isArray(target) ? target : [target]
  const matches = and(
    ...entries.filter(({ column }) => targets.includes(column)).map(({ column, value }) => eq(column, value)),
  )
  const differs = or(...entries.map(({ column, value }) => sql`${column} is distinct from ${value}`))
  await tx.insert(table).values(values).onConflictDoNothing({ target })
  await tx
    .update(table)
    .set({ ...values, ...('updatedAt' in columns && { updatedAt: sql`now()` }) } as never)
    .where(and(matches, differs))
  const [row] = await tx
    .select({ id: table.id })
    .from(table as PgTable)
    .where(matches)
  if (!row) throw new Error('a row that was just stored is not there')
  return row.id as string
}
