import { sql } from 'drizzle-orm'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { auditContext } from '#lib/audit/context.ts'
import { type DataKey, seal, sealedColumns, unseal } from '#lib/auth/encryption.ts'
import { DataKeys } from '#lib/env.ts'

type SealedColumn = (typeof sealedColumns)[keyof typeof sealedColumns]
export type Resealed = { rows: number; unreadable: string[] }

/**
 * Seals anew, with the first key, whatever another one sealed. Each row is a transaction of its own: interrupted, it goes
 * on where it was; and a value that its owner changes meanwhile stays as the owner made it.
 */
export async function reseal(url: string, dataKeys: string): Promise<Resealed> {
  const keys = DataKeys.parse(dataKeys)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const done: Resealed = { rows: 0, unreadable: [] }
  try {
    for (const column of Object.values(sealedColumns)) await resealColumn(drizzle(client), column, keys, done)
    return done
  } finally {
    await client.end()
  }
}

async function resealColumn(db: NodePgDatabase, column: SealedColumn, keys: DataKey[], done: Resealed) {
  const [table, value, id] = [column.table, column.column, column.id].map((name) => sql.identifier(name))
  const current = `v1.${keys[0]?.id}.`
  const { rows } = await db.execute<{ id: string; sealed: string }>(
    sql`select ${id}::text as id, ${value} as sealed from ${table} where not starts_with(${value}, ${current}) order by 1`,
  )
  for (const row of rows) {
    let sealed: string
    try {
      sealed = seal(column, row.id, unseal(column, row.id, row.sealed, keys), keys)
    } catch (error) {
      done.unreadable.push((error as Error).message)
      continue
    }
    await db.transaction(async (tx) => {
      await tx.execute(auditContext({ kind: 'cli', id: null }))
      const { rowCount } = await tx.execute(
        sql`update ${table} set ${value} = ${sealed} where ${id}::text = ${row.id} and ${value} = ${row.sealed}`,
      )
      done.rows += rowCount ?? 0
    })
  }
}
