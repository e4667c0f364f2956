import 'server-only'
import { and, eq, isNull, lt, or, sql } from 'drizzle-orm'
import { database } from '#db/pool.ts'
import { idempotencyKeys } from '#db/schema/index.ts'
import type { Transaction } from '../audit/transaction.ts'
import { asOneTransaction } from '../audit/unit-of-work.ts'
import type { Caller } from '../auth/actor.ts'
import { sha256 } from '../auth/secret.ts'
import { env } from '../env.ts'
import { log } from '../log.ts'
import { type Contract, isUpload, type Output, takesUpload } from './contract.ts'
import { Problem } from './problem.ts'
import type { Settled } from './run.ts'

type Asked<C extends Contract> = { contract: C; caller: Caller; headers: Headers; sent: Record<string, unknown> }
/** The status of an answer, and what its contract keeps of it. */
export type Kept = Settled<unknown>
type Reservation = { principal: string; key: string; requestDigest: string; lockedUntil: Date }

/**
 * Runs a request that carries an Idempotency-Key once, however often it is sent. The record of its answer is committed with
 * its effect, so that there is never one without the other; a request that fails leaves none, and may be sent again.
 */
export async function once<C extends Contract>(
  { contract, caller, headers, sent }: Asked<C>,
  run: () => Promise<Settled<Output<C>>>,
  /** Makes the answer again of what was kept of it, where that is not the answer itself. */
  recall?: (kept: Kept) => Promise<Settled<Output<C>>>,
): Promise<Settled<Output<C>>> {
  const key = headers.get('idempotency-key')
  if (key === null || !contract.repeated || caller.kind === 'anonymous') return run()
  if (!/^[\x21-\x7e]{1,255}$/.test(key))
    throw new Problem('malformed-request', { detail: 'An Idempotency-Key has 1 to 255 visible ASCII characters.' })
  const principal = caller.lineageId ? `key:${caller.lineageId}` : `user:${caller.id}`
  const asked = { principal, key, requestDigest: digestOf(contract, sent) }
  const reserved = await reserve(asked)
  if ('status' in reserved) {
    const settled = recall ? await recall(reserved) : { ...reserved, output: reserved.output as Output<C> }
    return { ...settled, replayed: true }
  }
  try {
    return await asOneTransaction(run, (tx, { status, output }) =>
      complete(tx, reserved, { status, response: contract.repeated?.(output) }),
    )
  } catch (error) {
    await release(reserved)
    throw error
  }
}

const lockedUntil = () => sql<Date>`now() + make_interval(secs => ${env.IDEMPOTENCY_LOCK_SECONDS})`
const isOver = () => lt(idempotencyKeys.createdAt, sql`now() - make_interval(secs => ${env.IDEMPOTENCY_SECONDS})`)
const is = ({ principal, key }: Pick<Reservation, 'principal' | 'key'>) =>
  and(eq(idempotencyKeys.principal, principal), eq(idempotencyKeys.key, key))
/** Still ours: nobody took it over in the belief that we had died. */
const isOurs = (mine: Reservation) =>
  and(is(mine), isNull(idempotencyKeys.status), eq(idempotencyKeys.lockedUntil, mine.lockedUntil))

/** Takes the key, in a statement of its own, or finds what the request with it was answered. */
async function reserve(asked: Omit<Reservation, 'lockedUntil'>): Promise<Reservation | Kept> {
  const fresh = { ...asked, createdAt: sql`now()`, lockedUntil: lockedUntil(), status: null, response: null }
  const isDead = and(isNull(idempotencyKeys.status), lt(idempotencyKeys.lockedUntil, sql`now()`))
  const [taken] = await database()
    .insert(idempotencyKeys)
    .values(fresh)
    .onConflictDoUpdate({
      target: [idempotencyKeys.principal, idempotencyKeys.key],
      set: fresh,
      setWhere: or(isDead, isOver()),
    })
    .returning({ lockedUntil: idempotencyKeys.lockedUntil })
  if (taken?.lockedUntil) return { ...asked, lockedUntil: taken.lockedUntil }
  const [first] = await database().select().from(idempotencyKeys).where(is(asked))
  if (first && first.requestDigest !== asked.requestDigest) throw new Problem('idempotency-mismatch')
  // Gone since: the first one has failed this very moment, which to us looks the same as its being under way.
  if (!first || first.status === null) throw new Problem('idempotency-in-flight', { retryAfter: 1 })
  return { status: first.status, output: first.response }
}

type Answer = { status: number; response: unknown }

/** In the transaction of the effect. Who was taken for dead meanwhile undoes what he did. */
async function complete(tx: Transaction, mine: Reservation, { status, response }: Answer): Promise<void> {
  const [done] = await tx
    .update(idempotencyKeys)
    .set({ status, response, lockedUntil: null })
    .where(isOurs(mine))
    .returning({ key: idempotencyKeys.key })
  if (!done) throw new Problem('idempotency-in-flight', { retryAfter: 1 })
}

async function release(mine: Reservation): Promise<void> {
  await database()
    .delete(idempotencyKeys)
    .where(isOurs(mine))
    .catch((error) => log.warn({ err: error }, 'idempotency key not released; its lock runs out'))
}

/** Over the endpoint and everything sent, whatever the order of its names; a file counts by its digest, not by its place. */
function digestOf(contract: Contract, sent: Record<string, unknown>): string {
  const said = takesUpload(contract) ? Object.entries(sent).map(([name, value]) => [name, placeless(value)]) : null
  return sha256(JSON.stringify([contract.id, said ? Object.fromEntries(said) : sent], inOrder))
}

const placeless = (value: unknown) => (isUpload(value) ? { ...value, path: null } : value)

const inOrder = (_: string, value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

/** For a job: what is older than a day is nobody's repetition any more. */
export async function sweepIdempotencyKeys(): Promise<void> {
  await database().delete(idempotencyKeys).where(isOver())
}
