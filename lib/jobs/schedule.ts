import 'server-only'
import { sql } from 'drizzle-orm'
import { database } from '#db/pool.ts'
import { isDraining } from '../health.ts'
import { log } from '../log.ts'

/** Never rejects: a turn that fails has said so. */
let lastTurn = Promise.resolve()

/**
 * Does something again and again in the background: at once, then `ms` after each turn has ended, until this process drains.
 * Of all instances one at a time does it; a turn that fails is logged and the next one tries again. As the lock is lost with
 * its connection, work must bear being done twice. A process takes one turn at a time: each holds a connection while its
 * work wants another, and several at once could hold all that a small pool has.
 */
export function every(ms: number, name: string, work: () => Promise<unknown>): void {
  const turn = async () => {
    if (isDraining()) return
    try {
      await alone(name, work)
    } catch (error) {
      log.warn({ err: error, job: name }, 'job failed; its next turn tries again')
    }
    setTimeout(queue, ms).unref()
  }
  const queue = () => {
    lastTurn = lastTurn.then(turn)
  }
  queue()
}

/**
 * Runs the work unless another instance is at it. The lock belongs to a transaction, so that it also holds through a pooler
 * that hands out connections by transaction; one without a snapshot hinders nobody, however long it stays open.
 */
const alone = (name: string, work: () => Promise<unknown>) =>
  database().transaction(async (tx) => {
    await tx.execute(sql`set local idle_in_transaction_session_timeout = '10min'`)
    const { rows } = await tx.execute<{ mine: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtextextended(${`job ${name}`}, 0)) as mine`,
    )
    if (rows[0]?.mine) await work()
  })
