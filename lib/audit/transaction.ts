import 'server-only'
import { type Database, database } from '#db/pool.ts'
import type { Caller, System } from '#lib/auth/actor.ts'
import { auditContext } from './context.ts'

export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

/** The only way to write: one transaction whose audit rows name the caller. */
export function transaction<T>(caller: Caller | System, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return database().transaction(async (tx) => {
    await tx.execute(auditContext(caller))
    return work(tx)
  })
}
