import 'server-only'
import type { Caller } from '../auth/actor.ts'
import type { Contract } from '../http/contract.ts'
import { Problem } from '../http/problem.ts'
import { rateLimitRequests } from '../metrics.ts'
import { bucketOf } from './bucket.ts'
import { limits, ruleOf } from './limits.ts'

/** What an answer says of the caller's quota, and the problem where there is none left. */
export type Quota = { headers: Record<'ratelimit-policy' | 'ratelimit', string>; problem?: Problem }

/** Counts one request. Never throws: without the shared log each process decides for itself. */
export async function countRequest(limit: Contract['limit'], caller: Caller): Promise<Quota> {
  const { policy, principal } = bucketOf(limit, caller)
  const { success, remaining, reset } = await limits().limiters[policy].limit(principal)
  const { limit: quota, windowMs } = ruleOf(policy)
  // Rounded up: a retry after exactly that time is let in. The logs' last fraction of a millisecond is over by then.
  const seconds = Math.min(Math.max(1, Math.ceil((reset - Date.now()) / 1000)), windowMs / 1000)
  rateLimitRequests.inc({ policy, result: success ? 'admitted' : 'refused' })
  return {
    headers: {
      'ratelimit-policy': `"${policy}";q=${quota};w=${windowMs / 1000}`,
      ratelimit: `"${policy}";r=${remaining};t=${seconds}`,
    },
    ...(!success && {
      problem: new Problem('rate-limited', { retryAfter: seconds, detail: `Try again in ${seconds} s.` }),
    }),
  }
}
