import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import { database } from '#db/pool.ts'
import type { Transaction } from './transaction.ts'

type Unit = {
  /** Begins the transaction at the first write: work that computes before it holds no connection meanwhile. */
  open: () => Promise<Transaction>
  /** The end of the write before: savepoints of one connection must not interleave. */
  last: Promise<unknown>
  /** To be begun once it is committed. */
  afterwards: (() => void)[]
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
  const unit: Unit = { open: () => (begun ??= begin()), last: Promise.resolve(), afterwards: [], closed: false }
  try {
    const result = await current.run(unit, work)
    await finish(await unit.open(), result)
    decision.resolve()
    await ended
    unit.closed = true
    for (const begin of unit.afterwards) current.exit(begin)
    return result
  } catch (error) {
    decision.reject(error)
    await ended.catch(() => undefined)
    throw error
  } finally {
    unit.closed = true
  }
}

/**
 * Begins this once everything that is being written together is committed, and never where it is not; at once where nothing
 * is being written together. For work that goes on after the answer, and that reads what was written.
 */
export function afterCommit(begin: () => void): void {
  const unit = current.getStore()
  if (unit && !unit.closed) unit.afterwards.push(begin)
  else begin()
}

/** Does this write as a part of the transaction that is to become one, or says that there is none. */
export function joined<T>(write: (tx: Transaction) => Promise<T>): Promise<T> | undefined {
  const unit = current.getStore()
  if (!unit || unit.closed) return undefined
  const turn = unit.last.then(async () =>
    (await unit.open()).transaction((savepoint) => nested(unit, savepoint, write)),
  )
  unit.last = turn.catch(() => undefined)
  return turn
}

/** A transaction within a transaction is a savepoint of its own. */
async function nested<T>(outer: Unit, savepoint: Transaction, write: (tx: Transaction) => Promise<T>): Promise<T> {
  const unit: Unit = { open: async () => savepoint, last: Promise.resolve(), afterwards: [], closed: false }
  try {
    const result = await current.run(unit, () => write(savepoint))
    outer.afterwards.push(...unit.afterwards)
    return result
  } finally {
    unit.closed = true
  }
}
