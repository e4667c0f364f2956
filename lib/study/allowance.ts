import type { FinalTest } from '#db/schema/learning.ts'

const HOUR_MS = 3_600_000

/**
 * How many attempts are left, and when there are some again. A pause of `coolingHours` after an attempt gives all of them
 * back, whether or not they were used up: nobody is shut out for good, and nobody can try until a guess is right.
 */
export function allowance(
  { attempts, coolingHours }: Pick<FinalTest, 'attempts' | 'coolingHours'>,
  submitted: readonly Date[],
  now: Date,
): { left: number; againAt: Date | null } {
  const pause = coolingHours * HOUR_MS
  let used = 0
  let after = now.getTime()
  for (const at of submitted.map((date) => date.getTime()).sort((a, b) => b - a)) {
    if (after - at >= pause) break
    used += 1
    after = at
  }
  const left = Math.max(0, attempts - used)
  const last = Math.max(...submitted.map((date) => date.getTime()))
  return { left, againAt: left === 0 ? new Date(last + pause) : null }
}
