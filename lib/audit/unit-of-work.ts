import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import { database } from '#db/pool.ts'
import type { Transaction } from './transaction.ts'

type Unit = {
  /** Begins the transaction at the first write: work that computes before it holds no connection meanwhile. */
  open: () => Promise<Transaction>
  /** The end of the write before: savepoints of one connection must not interleave. */
  last: Promise<unknown>
  closed: boolean
}

const current = new AsyncLocalStorage<Unit>()

/**
 * All that `work` writes, in however many transactions, and what `finish` writes with its result are committed together or
 * not at all. Until then others do not see it, nor does the work itself through `db`: it must not read back what it wrote.
 */
export async function asOneTransaction<T>(
  work: () => Promise<T>,
  finish: (tx: Transaction, result: T) => Promise<unknown>,
): Promise<T> {
  const decision = Promise.withResolvers<void>()
  decision.promise.catch(() => undefined) // nobody may be waiting for it
  let ended: Promise<void> = Promise.resolve()
  const begin = () =>
    new Promise<Transaction>((resolve, reject) => {
      ended = database().transaction((tx) => {
        resolve(tx)
        return decision.promise
      })
      ended.catch(reject)
    })
  let begun: Promise<Transaction> | undefined
  const unit: Unit = { open: () => (begun ??= begin()), last: Promise.resolve(), closed: false }
  try {
    const result = await current.run(unit, work)
    await finish(await unit.open(), result)
    decision.resolve()
    await ended
    return result
  } catch (error) {
    decision.reject(error)
    await ended.catch(() => undefined)
    throw error
  } finally {
    unit.closed = true
  }
}

/** Does this write as a part of the transaction that is to become one, or says that there is none. */
export function joined<T>(write: (tx: Transaction) => Promise<T>): Promise<T> | undefined {
  const unit = current.getStore()
  if (!unit || unit.closed) return undefined
  const turn = unit.last.then(async () => (await unit.open()).transaction((savepoint) => nested(savepoint, write)))
  unit.last = turn.catch(() => undefined)
  return turn
}

/** A transaction within a transaction is a savepoint of its own. */
async function nested<T>(savepoint: Transaction, write: (tx: Transaction) => Promise<T>): Promise<T> {
  const unit: Unit = { open: async () => savepoint, last: Promise.resolve(), closed: false }
  try {
    return await current.run(unit, () => write(savepoint))
  } finally {
    unit.closed = true
  }
}
