import 'server-only'
import { eq, lt, type SQL, sql } from 'drizzle-orm'
import { database } from '#db/pool.ts'
import { signInFailures } from '#db/schema/index.ts'
import { env } from '../env.ts'
import { Problem } from '../http/problem.ts'
import { hmac } from './secret.ts'

/** What somebody tries to guess. A right password says nothing about codes: each is counted on its own. */
export type Target = {
  of: 'password' | 'code'
  email: string
  /**
   * Names a device that has been let in before: its session, or its mark (see device.ts). Counted apart, so that nobody
   * can lock the owner out by failing elsewhere.
   */
  device?: string | null | undefined
}

/**
 * The tries of one subject in this process: they are counted one after the other, and checked side by side. Right tries that
 * come at once so wait for those before them, and pass.
 */
type Line = { turn: Promise<unknown>; underWay: Set<Promise<unknown>>; tries: number }
const lines = new Map<string, Line>()

/**
 * Runs a check of a secret, at most so many failing ones in a row. Counted before the check and in one statement, so that
 * fifty at once are not fifty tries; forgotten when it succeeds. `check` says whether the secret was right; what it throws
 * is no try, and is not counted.
 */
export async function counted(target: Target, check: () => Promise<boolean>): Promise<boolean> {
  const subject = subjectOf(target)
  const line = lines.get(subject) ?? { turn: Promise.resolve(), underWay: new Set(), tries: 0 }
  lines.set(subject, line)
  line.tries++
  try {
    const begun = line.turn.then(() => begin(subject, line, check))
    line.turn = begun.catch(() => undefined)
    const { tried } = await begun
    return await tried
  } finally {
    if (--line.tries === 0) lines.delete(subject)
  }
}

/** Counts a try and lets its check run, known to those who come next. */
async function begin(subject: string, { underWay }: Line, check: () => Promise<boolean>) {
  const failures = await count(subject, underWay)
  const tried = settle(subject, failures, check)
  const ended: Promise<unknown> = tried.catch(() => undefined).then(() => underWay.delete(ended))
  underWay.add(ended)
  return { tried }
}

async function settle(subject: string, failures: number, check: () => Promise<boolean>): Promise<boolean> {
  const right = await check().catch(async (error) => {
    await takeBack(subject, failures)
    throw error
  })
  if (right) await database().delete(signInFailures).where(eq(signInFailures.subject, subject))
  return right
}

/** The address is kept as a keyed digest, so that one without an account can be counted like any other. */
const subjectOf = ({ of, email, device }: Target) =>
  hmac(env.AUTH_SECRET, `sign-in|${of}|${email.toLowerCase()}|${device ?? ''}`).toString('base64url')

const { lockedUntil, windowStartedAt } = signInFailures
const seconds = (amount: SQL | number) => sql`make_interval(secs => ${amount})`

/** 1, 2, 4, 8 and then 15 fifteenths of the window: minutes, where that is a quarter of an hour. */
function lockAfter(failures: SQL): SQL {
  const max = sql`${env.SIGN_IN_FAILURES_MAX}::int`
  const share = sql`least(power(2, least(${failures} - ${max}, 4)), 15) / 15`
  return sql`case when ${failures} >= ${max} then now() + ${seconds(sql`${env.SIGN_IN_WINDOW_SECONDS}::int * ${share}`)} end`
}

async function count(subject: string, underWay: Line['underWay']): Promise<number> {
  for (;;) {
    const failures = await countOne(subject)
    if (failures) return failures
    if (underWay.size) await Promise.race(underWay)
    else {
      const retryAfter = await secondsLocked(subject)
      if (retryAfter) throw new Problem('too-many-sign-ins', { retryAfter })
    }
  }
}

/** Counts one more failure, or, while a lock lasts, does nothing. */
async function countOne(subject: string): Promise<number | undefined> {
  // The window begins anew with each failure: whoever is quiet for its length after the last one, or its lock, starts over.
  const over = sql`greatest(${windowStartedAt}, ${lockedUntil}) + ${seconds(env.SIGN_IN_WINDOW_SECONDS)} < now()`
  const failures = sql`(case when ${over} then 1 else ${signInFailures.failures} + 1 end)`
  const [row] = await database()
    .insert(signInFailures)
    .values({ subject, failures: 1, windowStartedAt: sql`now()`, lockedUntil: lockAfter(sql`1`) })
    .onConflictDoUpdate({
      target: signInFailures.subject,
      set: { failures, windowStartedAt: sql`now()`, lockedUntil: lockAfter(failures) },
      setWhere: sql`${lockedUntil} is null or ${lockedUntil} <= now()`,
    })
    .returning({ failures: signInFailures.failures })
  return row?.failures
}

/** Undefined where the lock has been lifted meanwhile. */
async function secondsLocked(subject: string): Promise<number | undefined> {
  const [lock] = await database()
    .select({ seconds: sql<number | null>`ceil(extract(epoch from ${lockedUntil} - now()))::int` })
    .from(signInFailures)
    .where(eq(signInFailures.subject, subject))
  return lock?.seconds && lock.seconds > 0 ? lock.seconds : undefined
}

/** Nobody came after it: then the lock was its own, and goes too. */
const takeBack = (subject: string, failures: number) =>
  database()
    .update(signInFailures)
    .set({
      failures: sql`${signInFailures.failures} - 1`,
      lockedUntil: sql`case when ${signInFailures.failures} > ${failures}::int then ${lockedUntil} end`,
    })
    .where(eq(signInFailures.subject, subject))

/** Forgets what no lock and no window needs any more. */
export async function sweepSignInFailures(): Promise<void> {
  // The longest lock is as long as the window, and another window of quiet follows it.
  const past = sql`now() - ${seconds(2 * env.SIGN_IN_WINDOW_SECONDS)}`
  await database().delete(signInFailures).where(lt(windowStartedAt, past))
}
