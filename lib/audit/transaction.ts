import 'server-only'
import { type Database, database } from '#db/pool.ts'
import type { Caller, System } from '#lib/auth/actor.ts'
import { auditContext } from './context.ts'
import { joined } from './unit-of-work.ts'

export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

/** The only way to write: one transaction whose audit rows name the caller. */
export function transaction<T>(caller: Caller | System, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const named = async (tx: Transaction) => {
    await tx.execute(auditContext(caller))
    return work(tx)
  }
  return joined(named) ?? database().transaction(named)
}

/** Reads that belong together: all of them see the same instant, and none can write. */
export function snapshot<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  return database().transaction(work, { isolationLevel: 'repeatable read', accessMode: 'read only' })
}
