import 'server-only'
import { interruptJobs, settleDeadJobs } from './analytics/jobs.ts'
import { sweepOldRuns } from './analytics/sweep.ts'
import { anchorAudit, makeAuditMonths, sealAudit } from './audit/seal.ts'
import { sweepSignInFailures } from './auth/throttle.ts'
import { startDispatcher } from './email/dispatch.ts'
import { checkEnvironment } from './env.ts'
import { beforeEnd } from './health.ts'
import { sweepIdempotencyKeys } from './http/idempotency.ts'
import { sweepSpool } from './http/spool-folder.ts'
import { every } from './jobs/schedule.ts'
import { announceEndingKeys } from './keys/announce-ending.ts'
import { log } from './log.ts'
import { serveMetrics } from './metrics.ts'
import { limits } from './rate-limit/limits.ts'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

export async function boot(): Promise<void> {
  try {
    checkEnvironment()
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    process.exit(1)
  }
  sweepSpool().catch((error) => log.warn({ err: error }, 'uploads of processes that are gone were not deleted'))
  startDispatcher()
  serveMetrics()
  void limits().log.start()
  every(MINUTE_MS, 'sweep rate limits', () => limits().log.sweep())
  // Marked in one turn and sealed in the next at the latest: no row waits longer than five seconds.
  every(1_500, 'seal audit', sealAudit)
  every(60_000, 'anchor audit', anchorAudit)
  every(HOUR_MS, 'audit months', makeAuditMonths)
  every(HOUR_MS, 'sweep failed sign-ins', sweepSignInFailures)
  every(HOUR_MS, 'sweep idempotency keys', sweepIdempotencyKeys)
  every(MINUTE_MS, 'settle dead analyses', settleDeadJobs)
  every(24 * HOUR_MS, 'sweep old analyses', sweepOldRuns)
  beforeEnd(interruptJobs)
  every(HOUR_MS / 6, 'announce ending keys', announceEndingKeys)
}
