import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import * as schema from '#db/schema/index.ts'
import { auditContext } from '#lib/audit/context.ts'
import type { Transaction } from '#lib/audit/transaction.ts'
import type { System } from '#lib/auth/actor.ts'

/** One audited transaction for a script, on a connection of its own. */
export async function writeAs<T>(url: string, system: System, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await drizzle(client, { schema }).transaction(async (tx) => {
      await tx.execute(auditContext(system))
      return work(tx as unknown as Transaction)
    })
  } finally {
    await client.end()
  }
}
